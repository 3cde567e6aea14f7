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
        type whatever you like.
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
}
