/// What is wrong with a lesson.
public enum LessonPhrase: Hashable, Sendable {
  case frontMatterMissing
  case keyUnknown(String)
  case keyMissing(String)
  case valueBad(key: String)
  case stepWithoutID
  case idRepeated(String)
  case idBad(String)
  case nothingBeforeFirstStep
  case fenceUnknown(String)
  case fenceNested
  case directiveUnknown(String)
  case htmlNotAllowed
  case outputBeforeCommand
  case noSteps
  case questionUnknown(String)
  case goalMissing
  case goalNotExpectation(String)
  case hintWithoutTask
  case solutionWithoutTask
  case taskWithoutSolution
  case solutionFails(goal: String)
  case taskMetBefore
  case questionUnanswerable
  case linkDead(String)
  case outputDiffers
  case unexpectedOutcome(line: String)
  case stepsDiffer(other: String)
  case commandsDiffer(step: String, other: String)
  case otherLanguageMissing(String)
  case needUnknown(String)
  case checked(lessons: Int, commands: Int)
  case updated(String)
  case created(String)
  case exists(String)
  case nameBad(String)
  case nothingToCheck(String)
}
