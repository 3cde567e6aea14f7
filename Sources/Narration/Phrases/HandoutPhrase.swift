/// What a lesson on paper, or as a script, says beside its own text.
public enum HandoutPhrase: Hashable, Sendable {
  case minutes(Int)
  case question(Int, LessonQuestion)
  case answerSpace
  case task(Int)
  case keyTitle
  case keyQuestion(Int, LessonAnswer)
  case keyTask(Int)
  case hints
  /// A script's first lines.
  case scriptHead(title: String)
  /// The tool has no words for what the next lines did.
  case notExpressible
  /// The next lines only look.
  case onlyLooks
}
