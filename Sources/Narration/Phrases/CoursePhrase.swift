/// What the course says of itself.
public enum CoursePhrase: Hashable, Sendable {
  case lessons
  case minutes(Int)
  case howToStart(String)
  case lessonUnknown(String, nearest: String?)
  case noLesson
  case step(Int, of: Int)
  case howToGoOn
  case howToGoOnHere
  case finished(String, next: String?)
  case noStepBefore
  case noStepAfter
  case stepUnknown(String, nearest: String?)
  case restored
  case replaced
  case resumed(Int, of: Int, title: String)
  case wasAt(String)
  case progressTitle
  case progress(seen: Int, of: Int, points: Int, questions: Int)
  case forgotten
  case reviewTitle
  case reviewOutside
  case reviewCut(lines: Int)
  case nothingToReview
  case resumable(lines: Int)
  case nothingToResume
  case takenUp(lines: Int)
  case asking(AskingPhrase)

  /// Whether the course cannot do what it was asked.
  var isComplaint: Bool {
    switch self {
    case .lessonUnknown, .noLesson, .noStepBefore, .noStepAfter, .stepUnknown, .nothingToReview,
      .nothingToResume:
      true
    case .lessons, .minutes, .howToStart, .step, .howToGoOn, .howToGoOnHere, .finished, .restored,
      .replaced, .resumed, .wasAt, .progressTitle, .progress, .forgotten, .reviewTitle,
      .reviewOutside,
      .reviewCut, .resumable, .takenUp:
      false
    case .asking(let phrase): phrase.isComplaint
    }
  }
}
