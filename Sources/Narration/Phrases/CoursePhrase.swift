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
  case asking(AskingPhrase)

  /// Whether the course cannot do what it was asked.
  var isComplaint: Bool {
    switch self {
    case .lessonUnknown, .noLesson, .noStepBefore, .noStepAfter, .stepUnknown: true
    case .lessons, .minutes, .howToStart, .step, .howToGoOn, .howToGoOnHere, .finished, .restored,
      .replaced, .resumed:
      false
    case .asking(let phrase): phrase.isComplaint
    }
  }
}
