public import CommandLanguage

/// What is wrong with a line; the parts follow each other in one sentence.
public enum DiagnosticPhrase: Hashable, Sendable {
  case problem(Diagnostic.Problem)
  case expected(ValueKind)
  case didYouMean(String)
}
