/// Where text ends that a terminal of some width wraps.
struct Layout {
  private(set) var row = 0
  private(set) var column = 0

  init(of text: String, columns: Int, width: (String) -> Int) {
    for character in text {
      if character == "\n" {
        (row, column) = (row + 1, 0)
        continue
      }
      let width = width(String(character))
      if column + width > columns { (row, column) = (row + 1, 0) }
      column += width
      if column >= columns { (row, column) = (row + 1, 0) }
    }
  }
}

extension String {
  /// The text without what a terminal would obey: C0, DEL and C1, but for the kept ones.
  func withoutControls(keeping kept: Set<Unicode.Scalar> = []) -> String {
    String(unicodeScalars.filter { !$0.isControl || kept.contains($0) })
  }

  /// The parts of a text, SGR codes apart from what lies between them.
  var partsBySGR: [(isCode: Bool, text: Substring)] {
    var parts: [(isCode: Bool, text: Substring)] = []
    var start = startIndex
    var position = startIndex
    while position < endIndex {
      guard let end = self[position...].endOfSGR else {
        position = index(after: position)
        continue
      }
      parts += [(false, self[start..<position]), (true, self[position..<end])]
      (start, position) = (end, end)
    }
    parts.append((false, self[start...]))
    return parts.filter { !$0.text.isEmpty }
  }

  /// The text cut to `columns`, SGR codes and a final reset kept.
  func cut(to columns: Int, width: (String) -> Int) -> String {
    var result = ""
    var free = columns
    for (isCode, text) in partsBySGR {
      if isCode {
        result += text
        continue
      }
      for character in String(text).withoutControls() {
        free -= width(String(character))
        if free < 0 { return result + "\u{1B}[0m" }
        result.append(character)
      }
    }
    return result.contains("\u{1B}") ? result + "\u{1B}[0m" : result
  }
}

extension Substring {
  /// The end of the SGR code that the text starts with, if it does.
  fileprivate var endOfSGR: Index? {
    guard hasPrefix("\u{1B}[") else { return nil }
    let end = dropFirst(2).firstIndex { !("0"..."9").contains($0) && $0 != ";" }
    return end.flatMap { self[$0] == "m" ? index(after: $0) : nil }
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { value < 0x20 || (0x7F..<0xA0).contains(value) }
}
