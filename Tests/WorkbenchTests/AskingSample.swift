import Narration

@testable import Workbench

/// A lesson that asks each kind of question and sets a task, right as it is.
enum AskingSample {
  static let text = """
    ---
    title: Asking
    order: 2
    about: questions and a task
    minutes: 3
    needs:
    ---

    ## One {#one}

    ```warren setup
    > declare exchange animals topic
    > declare queue Q1
    > declare queue Q2
    > bind Q1 animals *.orange.*
    > bind Q2 animals *.*.rabbit lazy.#
    ```

    ```warren predict queues
    > publish animals quick.orange.rabbit 1
    ...
    ```

    Both.

    <!-- pause -->

    A task.

    <!-- hint: orange -->
    <!-- hint: publish animals x.orange.y 2 -->

    ```warren task
    > expect queue Q1 bodies=1,2
    > expect queue Q2 ready=1
    ```

    Here is a way.

    ```warren solution
    > publish animals quick.orange.fox 2
    ...
    ```

    ```warren predict copies Q2
    > publish animals lazy.orange.rabbit 3
    ...
    ```

    ## Two {#two}

    ```warren predict order C1
    > consume Q1 as C1 prefetch=2
    ...
    ```

    ```warren predict outcome
    > publish animals nowhere 4
    ...
    ```

    ```warren predict redelivered
    > nack C1
    ...
    ```

    The end.

    """

  static func lesson(_ text: String = text, _ language: Language = .english) throws -> Lesson {
    try Lesson(name: "asking", language: language, text: text)
  }

  static func stage() throws -> Stage {
    let lessons = [try lesson(), try lesson(text, .traditionalChinese)]
    return Stage { $0.course = Course(lessons) }
  }
}
