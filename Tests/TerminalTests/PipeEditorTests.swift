import Glibc
import Testing

@testable import Terminal

/// Lines from something that is no terminal.
@Suite struct PipeEditorTests {
  @Test(arguments: [
    ("a\nb\n", [Input.line("a"), .line("b")]),
    ("a\r\n\n中", [.line("a"), .line(""), .line("中")]),
    ("", []),
  ]) func readsLines(text: String, lines: [Input]) throws {
    #expect(try inputs(from: text) == lines + [.endOfInput])
  }

  @Test func dropsALineThatIsTooLong() throws {
    let longest = String(repeating: "x", count: Input.longestLine)
    #expect(try inputs(from: longest + "\nnext") == [.line(longest), .line("next"), .endOfInput])
    #expect(try inputs(from: longest + "x\nnext") == [.tooLong, .line("next"), .endOfInput])
    #expect(try inputs(from: longest + "x") == [.tooLong, .endOfInput])
  }

  private func inputs(from text: String) throws -> [Input] {
    var path = Array("/tmp/warren-lines-XXXXXX".utf8CString)
    let file = mkstemp(&path)
    try #require(file >= 0)
    unlink(path)
    defer { close(file) }
    try #require(writeAll(text, to: file) && lseek(file, 0, SEEK_SET) == 0)
    let editor = PipeEditor(descriptor: file)
    var inputs: [Input] = []
    repeat {
      inputs.append(editor.read(prompt: "", remembers: false, assistance: Assistance()))
    } while inputs.last != .endOfInput
    return inputs
  }
}
