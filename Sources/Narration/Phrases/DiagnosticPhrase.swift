public import CommandLanguage

/// What is wrong with a line.
public enum DiagnosticPhrase: Hashable, Sendable {
  case problem(Diagnostic.Problem)
  case expected(ValueKind)
  case didYouMean(String)
}
