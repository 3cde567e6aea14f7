/// What stands behind the text of a terminal, for the choice of colours.
public enum Background: String, Hashable, Sendable, CaseIterable {
  /// Either.
  case unknown
  /// Black letters on white, as of most projectors.
  case light
  /// White letters on black.
  case dark

  /// The parameters of the escape sequence (SGR) for a style; nil for none.
  func code(of style: Style) -> String? {
    switch self {
    // Of the sixteen colours those that stay readable on both.
    case .unknown: Self.code(style, "32", "31", "33", "36", "35", dim: "2", heading: "1")
    // Dark ones of the 256, for a projector makes everything paler.
    case .light:
      Self.code(
        style, "38;5;22", "38;5;124", "38;5;94", "38;5;24", "38;5;90", dim: "38;5;238",
        heading: "1")
    case .dark: Self.code(style, "92", "91", "93", "96", "95", dim: "37", heading: "1;97")
    }
  }

  private static func code(
    _ style: Style, _ success: String, _ failure: String, _ warning: String, _ name: String,
    _ value: String, dim: String, heading: String
  ) -> String? {
    switch style {
    case .plain: nil
    case .success: success
    case .failure: failure
    case .warning: warning
    case .name: name
    case .value: value
    case .dim: dim
    case .heading: heading
    // Bold, for the pale ones among the eight.
    case .client(let number): "1;\(31 + (number % 6 + 6) % 6)"
    }
  }
}
