extension English {
  var lessonsHelp: CommandHelp {
    CommandHelp(
      "list the lessons",
      [
        "Shows the lessons of the course in their order, with the minutes they take."
      ])
  }

  var learnHelp: CommandHelp {
    CommandHelp(
      "begin a lesson",
      [
        """
        Opens a lesson, which starts with a fresh broker. `next` goes on. In between you may \
        type whatever you like. Without a name it goes on where you left the course.
        """
      ],
      [
        "lesson": "Its name, as in `lessons`."
      ])
  }

  var nextHelp: CommandHelp {
    CommandHelp(
      "the next step of the lesson",
      [
        """
        Shows the next step and executes its commands. If you have changed something in \
        between, the broker is first put back to where the lesson left it.
        """
      ])
  }

  var backHelp: CommandHelp {
    CommandHelp(
      "the step before",
      [
        "Goes back one step, and the broker with it."
      ])
  }

  var goToHelp: CommandHelp {
    CommandHelp(
      "jump to a step of the lesson",
      [
        "Jumps forward or back; the broker is as the lesson has it at that step."
      ],
      [
        "step": "The step's name."
      ])
  }

  var checkHelp: CommandHelp {
    CommandHelp(
      "what a task still lacks",
      [
        """
        Shows each goal of the open task with a tick if it is met. A task is done by any route: \
        only what is true in the end counts.
        """
      ])
  }

  var hintHelp: CommandHelp {
    CommandHelp(
      "a hint for the task",
      [
        "Gives the next hint, from the vaguest to the clearest."
      ])
  }

  var solutionHelp: CommandHelp {
    CommandHelp(
      "one way to do the task",
      [
        """
        Shows one solution at work. The task then gives no point; `undo` goes back, to try it \
        all the same.
        """
      ])
  }

  var skipHelp: CommandHelp {
    CommandHelp(
      "pass over a question or a task",
      [
        "Shows what would have been right, and goes on with the lesson."
      ])
  }

  var quizHelp: CommandHelp {
    CommandHelp(
      "questions about who gets which message",
      [
        """
        Makes up routing keys and asks which queues get them: at the exchanges of the bench, or \
        of what a lesson builds. A wrong answer is explained, binding by binding. `skip` passes, \
        an empty line ends it; the bench is not touched.
        """
      ],
      [
        "lesson": "Its name; without it the questions are about the bench as it is.",
        "n": "How many questions, 5 unless told.",
      ])
  }

  var progressHelp: CommandHelp {
    CommandHelp(
      "how far you are in the course",
      [
        """
        Shows for each lesson the steps you have seen and your points: one for each question \
        that you answered right at once, and one for each task. It is kept for the next time; \
        `progress forget` begins anew.
        """
      ],
      [
        "forget": "Forgets all of it."
      ])
  }

  var reviewHelp: CommandHelp {
    CommandHelp(
      "write down what you did",
      [
        """
        Writes what you typed since the start, with what came of it, your answers and your \
        tasks, to a Markdown file.
        """
      ],
      [
        "file": "The file, which is replaced if it exists."
      ])
  }

  var resumeHelp: CommandHelp {
    CommandHelp(
      "take up a session that was cut off",
      [
        """
        When the terminal was closed or the power failed, the lines of that session are still \
        there: this runs them again, the lesson included. A session that was left by `quit` is \
        over; to keep a state for later, or for a whole class, there is `save`.
        """
      ])
  }

  var stageHelp: CommandHelp {
    CommandHelp(
      "a diagram that stays above the trace",
      [
        """
        Keeps a picture of exchanges, bindings, queues and consumers at the top of the terminal, \
        with their counts, and marks in brackets the way of the last message. Made for a \
        projector. Without a terminal the picture follows each line. In a demo the key s \
        shows and hides it, and warren play LESSON --stage begins with it.
        """
      ],
      [
        "state": "Shown, or not."
      ])
  }
}
