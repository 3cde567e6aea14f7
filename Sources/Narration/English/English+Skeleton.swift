extension English {
  /// A lesson to begin with, right as it is.
  func lessonSkeleton(title: String, order: Int) -> String {
    """
    ---
    title: \(title)
    order: \(order)
    about: One line about it.
    minutes: 10
    needs:
    ---

    ## Why {#why}

    Begin with a small story: who has which trouble, and what a queue has to do with it.

    <!-- note: what to say aloud here -->

    ```warren
    > declare exchange orders topic
    ...
    > declare queue europe
    ...
    > bind europe orders order.eu.#
    ...
    ```

    ## A question {#question}

    An order comes in. Ask before you show.

    ```warren predict queues
    > publish orders order.eu.created "no 1"
    ...
    ```

    Say why, in one sentence.

    ## Your turn {#task}

    Let a second queue, `all`, take every order.

    <!-- hint: which binding key takes any words? -->

    ```warren task
    > expect route orders order.us.created all
    ```

    ```warren solution
    > declare queue all
    ...
    > bind all orders #
    ...
    ```

    ## Summary {#summary}

    - what was shown
    - what goes wrong in practice

    """
  }
}
