import Narration

/// Results in the XML that continuous integration reads (the format of JUnit's Ant task).
struct JUnitReport {
  /// Something that was checked.
  struct Case {
    let name: String
    /// What is wrong with it, one line each.
    var problems: [String] = []
  }

  let cases: [Case]

  /// The text of the file.
  var xml: String {
    let failed = cases.count { !$0.problems.isEmpty }
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      #"<testsuites tests="\#(cases.count)" failures="\#(failed)">"#,
      #"  <testsuite name="lessons" tests="\#(cases.count)" failures="\#(failed)">"#,
    ]
    for result in cases {
      let name = Self.escaped(visible(result.name))
      if result.problems.isEmpty {
        lines.append(#"    <testcase classname="warren.check" name="\#(name)"/>"#)
        continue
      }
      let message = Self.escaped(result.problems[0])
      let text = Self.escaped(result.problems.joined(separator: "\n"))
      lines += [
        #"    <testcase classname="warren.check" name="\#(name)">"#,
        #"      <failure message="\#(message)">\#(text)</failure>"#,
        "    </testcase>",
      ]
    }
    lines += ["  </testsuite>", "</testsuites>", ""]
    return lines.joined(separator: "\n")
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
