import Narration

@testable import Workbench

/// A small lesson of three steps, right as it is.
enum LessonSample {
  static let text = """
    ---
    title: The first
    order: 1
    about: a queue
    minutes: 2
    needs:
    ---

    ## One {#one}

    Words, *more* words and `code`.

    ```warren
    > declare queue q
    declare    queue q   durable
    ```

    <!-- note: say it aloud -->

    ## Two {#two}

    <!-- cures: 5, 14 -->

    ```warren setup
    > send q "{n}" n=2
    ```

    ```warren
    > expect queue q ready=2
    ...
    > get missing
    error      404 NOT_FOUND - no queue 'missing' in vhost '/'
    ...

    > expect error 404
    ✓ as expected
    ```

    ## Three {#three}

    - one
    - two

    ```text
    > not typed
    ```

    ```warren
    > purge q
    purge      q   2 ready messages removed
    ```

    """

  static func lesson(_ language: Language = .english) throws -> Lesson {
    try Lesson(name: "first", language: language, text: text)
  }
}
