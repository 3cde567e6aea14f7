extension English {
  func text(_ phrase: LessonPhrase) -> String {
    switch phrase {
    case .frontMatterMissing: "a lesson begins with its front matter between two lines ---"
    case .keyUnknown(let key): "the front matter has no key \(key)"
    case .keyMissing(let key): "the front matter lacks \(key)"
    case .valueBad(let key): "the value of \(key) is not right"
    case .stepWithoutID: "a step needs an id: ## Title {#id}"
    case .idRepeated(let id): "two steps are called \(id)"
    case .idBad(let id): "\(id) is no id: small letters, digits and dashes"
    case .nothingBeforeFirstStep: "everything belongs to a step: begin with ## Title {#id}"
    case .fenceUnknown(let words):
      "there is no fence warren \(words); there are setup, predict, task and solution"
    case .fenceNested: "a fence warren stands by itself, not in a list or a quotation"
    case .directiveUnknown(let word):
      "there is no directive \(word); there are pause, note, hint, live and cures"
    case .htmlNotAllowed: "lessons have no HTML but comments on lines of their own"
    case .outputBeforeCommand: "a fence begins with a typed line: > command"
    case .noSteps: "the lesson has no steps"
    case .questionUnknown(let words):
      "there is no question \(words); there are queues, copies QUEUE, order CONSUMER, outcome, "
        + "redelivered and smallest"
    case .goalMissing: "a task has at least one line > expect …"
    case .goalNotExpectation(let line): "the goal of a task is a line > expect …, not \(line)"
    case .hintWithoutTask: "a hint stands before the task that it belongs to"
    case .solutionWithoutTask: "a solution follows the task that it solves"
    case .taskWithoutSolution: "the task has no solution: a fence warren solution behind it"
    case .solutionFails(let goal): "the solution does not meet its task: \(goal)"
    case .taskMetBefore: "the task is met before anything is done"
    case .questionUnanswerable: "what it asks for does not happen in its commands"
    case .linkDead(let url): "the link leads nowhere: \(url)"
    case .outputDiffers: "the output differs"
    case .unexpectedOutcome(let line): "this went wrong, and nothing expected it: \(line)"
    case .stepsDiffer(let other): "the steps are not those of \(other)"
    case .commandsDiffer(let step, let other):
      "the commands of step \(step) are not those of \(other)"
    case .otherLanguageMissing(let other): "\(other) is missing"
    case .needUnknown(let name): "it needs \(name), which does not exist"
    case .checked(let lessons, let commands):
      "\(count(lessons, "lesson")) checked, \(count(commands, "command")) as written"
    case .updated(let path): "\(path): brought up to date"
    case .created(let path): "\(path): a lesson to begin with; warren check proves it right"
    case .exists(let path): "\(path) exists already"
    case .nameBad(let name): "\(name) is no name for a lesson: small letters, digits and dashes"
    case .nothingToCheck(let path): "there are no lessons in \(path)"
    }
  }
}
