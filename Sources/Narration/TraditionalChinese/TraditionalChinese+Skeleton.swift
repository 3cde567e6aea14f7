extension TraditionalChinese {
  /// A lesson to begin with, right as it is.
  func lessonSkeleton(title: String, order: Int) -> String {
    """
    ---
    title: \(title)
    order: \(order)
    about: 一行簡介。
    minutes: 10
    needs:
    ---

    ## 為什麼 {#why}

    從一個小故事開始：誰遇到什麼麻煩，佇列又幫得上什麼忙。

    <!-- note: 這裡要口頭補充的話 -->

    ```warren
    > declare exchange orders topic
    ...
    > declare queue europe
    ...
    > bind europe orders order.eu.#
    ...
    ```

    ## 猜猜看 {#question}

    來了一張訂單。先問，再揭曉。

    ```warren predict queues
    > publish orders order.eu.created "no 1"
    ...
    ```

    用一句話說明原因。

    ## 換你動手 {#task}

    再準備一個佇列 `all`，讓它收下所有訂單。

    <!-- hint: 哪個繫結鍵可以對應任意個字？ -->

    ```warren task
    > expect route orders order.us.created all
    ```

    ```warren solution
    > declare queue all
    ...
    > bind all orders #
    ...
    ```

    ## 重點整理 {#summary}

    - 這一課示範了什麼
    - 實務上常出什麼錯

    """
  }
}
