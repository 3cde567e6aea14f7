/// How a piece of text is meant; colour only helps, words and symbols carry the meaning.
public enum Style: Hashable, Sendable {
  /// Ordinary text.
  case plain
  /// What went well or matches.
  case success
  /// What failed or is lost.
  case failure
  /// What deserves attention.
  case warning
  /// The name of a queue, an exchange, a consumer.
  case name
  /// A routing or binding key, a body.
  case value
  /// What may be skipped while reading.
  case dim
  /// A heading.
  case heading
  /// The name of a program over the network, in a colour of its own.
  case client(Int)
}

/// A piece of a line in one style.
public struct Span: Hashable, Sendable {
  /// The text, free of control characters.
  public let text: String
  /// How it is meant.
  public let style: Style

  /// `text` in `style`.
  public init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

/// A line for people.
public struct Line: Hashable, Sendable {
  /// Its pieces from left to right.
  public private(set) var spans: [Span]

  /// A line of `spans`.
  public init(_ spans: [Span] = []) { self.spans = spans }

  /// A line of one piece.
  public init(_ text: String, _ style: Style = .plain) { spans = [Span(text, style)] }

  /// The text without styles or blanks at its end.
  public var plainText: String {
    var text = spans.map(\.text).joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Whether it begins as a typed line of a lesson does, or stands for others as its elision does.
  var isMistakable: Bool {
    // Few lines begin so, and only those are worth a look at the whole text.
    guard let first = spans.first(where: { !$0.text.isEmpty })?.text.first, ">.→…".contains(first)
    else { return false }
    let text = plainText
    return [">", "...", "→", "…"].contains(text) || text.hasPrefix("> ") || text.hasPrefix("→ ")
  }

  /// Appends a piece.
  public mutating func append(_ text: String, _ style: Style = .plain) {
    spans.append(Span(text, style))
  }

  /// Appends a piece filled up with blanks to `width` columns.
  public mutating func append(_ text: String, _ style: Style = .plain, width: Int) {
    spans.append(Span(DisplayWidth.padded(text, to: width), style))
  }

  /// The line behind `text`.
  public func indented(_ text: String) -> Line { Line([Span(text)] + spans) }
}

/// Turns lines into what a terminal shows.
public struct LineRenderer: Sendable {
  private let usesColour: Bool
  private let symbols: Symbols
  private let background: Background

  /// A renderer with or without colour, with the given symbols, for the given background.
  public init(
    usesColour: Bool, symbols: Symbols = .unicode, background: Background = .unknown
  ) {
    self.usesColour = usesColour
    self.symbols = symbols
    self.background = background
  }

  /// The line's text, with escape sequences only for colour.
  public func text(of line: Line) -> String {
    guard usesColour else { return symbols.applied(to: line.plainText) }
    return line.spans.map { text(of: $0) }.joined()
  }

  /// A piece's text, blanks at its end included.
  public func text(of span: Span) -> String {
    let text = symbols.applied(to: span.text)
    guard usesColour, let code = background.code(of: span.style), !text.isEmpty else { return text }
    return "\u{1b}[\(code)m\(text)\u{1b}[0m"
  }
}

/// Which symbols a terminal can show.
public enum Symbols: String, Hashable, Sendable, CaseIterable {
  /// `✓ ✗ → ∅`
  case unicode
  /// Their replacements in ASCII.
  case ascii

  /// The symbols of `text` as this terminal shows them.
  func applied(to text: String) -> String {
    switch self {
    case .unicode: text
    case .ascii:
      text.replacing("✓", with: "+").replacing("✗", with: "-").replacing("→", with: ">")
        .replacing("∅", with: "0").replacing("▸", with: "*").replacing("…", with: "...")
    }
  }
}
