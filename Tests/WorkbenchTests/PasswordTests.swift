import BrokerCore
import CommandLanguage
import Narration
import TestSupport
import Testing

@testable import Workbench

/// A password is nowhere but in the hash.
@Suite struct PasswordTests {
  private static let secret = "Pa55-word"

  private static func said(by stage: Stage) -> String {
    (stage.english + stage.chinese + stage.json).joined(separator: "\n")
  }

  /// Whatever goes wrong, or right: texts of both languages and JSON are free of it.
  @Test(arguments: [
    "add user ann Pa55-word", "add user ann Pa55-word tags=monitoring",
    "add user ann \"Pa55-word 2\"", "add user guest Pa55-word", "add_user ann Pa55-word",
    "add user ann x Pa55-word", "add user ann Pa55-word y", "add user ann \"Pa55-word",
    "add user ann \"\\qPa55-word\"", "add user ann Pa55-word=1", "add user ann k=Pa55-word",
    "add user ann password=Pa55-word", "add user ann --password Pa55-word",
    "add user ann --pasword Pa55-word", "add user ann Pa55-word password-hash=AAAA",
    "add user ann Pa55-word password-hash=no", "add user ann Pa55-word tags",
    "add user ann -- Pa55-word more", "add user name=ann Pa55-word more",
    "ad usr ann Pa55-word", "adduser ann Pa55-word", "add_usr ann Pa55-word",
    "a u ann Pa55-word", "create user ann Pa55-word", "users add ann Pa55-word",
    "rabbitmqctl add_user ann Pa55-word", "declare user name=ann password=Pa55-word",
    "declare user name=ann pasword=Pa55-word",
    "change password guest Pa55-word", "change password ghost Pa55-word",
    "chnage pasword guest Pa55-word", "change_password guest Pa55-word x",
    "open connection P user=guest password=Pa55-word", "open conection P password=Pa55-word",
    "open connection P user=guest password=Pa55-word password=Pa55-word",
    "open connection P user=guest passwort=Pa55-word", "as guest add user ann Pa55-word",
  ])
  func noLineTellsIt(line: String) {
    var stage = Stage()
    stage.run(line)
    #expect(!Self.said(by: stage).contains(Self.secret), "\(Self.said(by: stage))")
    #expect(!Redaction.masked(line).contains(Self.secret), "\(Redaction.masked(line))")
    for question in ["list users", "list permissions", "undo", "redo", "save f", "export"] {
      stage.run(question)
      #expect(!Self.said(by: stage).contains(Self.secret), "\(question)")
      #expect(!stage.files["f"].contains(Self.secret), "\(question)")
    }
    #expect(!"\(stage.session.state)".contains(Self.secret))
  }

  @Test func aFileWithAWrongLineDoesNotTellIt() {
    var stage = Stage()
    stage.files["f"] = "add user ann x Pa55-word\n"
    #expect(stage.run("source f") != .fine)
    #expect(!Self.said(by: stage).contains(Self.secret))
  }

  @Test func undoAndRedoShowThatThereWasOne() {
    var stage = Stage()
    stage.run("add user ann Pa55-word tags=monitoring")
    stage.run("undo")
    #expect(stage.english == ["undone: add user ann **** tags=monitoring"])
    stage.run("redo")
    #expect(stage.english == ["done again: add user ann **** tags=monitoring"])
    stage.run("open connection P user=ann password=Pa55-word")
    stage.run("undo")
    #expect(stage.english == ["undone: open connection P user=ann password=****"])
  }

  @Test func whatWasSavedLetsTheSamePasswordIn() {
    var stage = Stage()
    stage.run(lines: [
      "add user ann Pa55-word", "add user bob first", "change password bob Pa55-word",
      "set permissions ann .* .* .*", "set permissions bob .* .* .*",
      "open connection A user=ann password=Pa55-word", "open connection X user=ann password=no",
      "save f",
    ])
    #expect(stage.files["f"].contains("add user ann password-hash=\""))
    #expect(!stage.files["f"].contains("open connection X"))
    var copy = Stage()
    copy.files["f"] = stage.files["f"]
    #expect(copy.run("source f") == .fine, "\(copy.english)")
    #expect(copy.session.bench.broker.userSnapshots == stage.session.bench.broker.userSnapshots)
    #expect(copy.run("open connection B user=bob password=Pa55-word") == .fine)
    #expect(copy.run("open connection C user=bob password=first") == .raised(code: 403))
  }

  @Test func theSameScriptHasTheSameHashesAndUsersHaveDifferentOnes() {
    func hashes(seed: UInt64) -> [PasswordHash] {
      var stage = Stage { $0.seed = seed }
      stage.run(lines: ["add user ann x", "add user bob x", "change password ann x"])
      stage.run("undo")
      return stage.session.bench.broker.userSnapshots.map(\.passwordHash)
    }
    #expect(hashes(seed: 1) == hashes(seed: 1))
    #expect(hashes(seed: 1) != hashes(seed: 2))
    #expect(Set(hashes(seed: 1)).count == 3)
  }

  @Test func theMaskIsNoPassword() {
    var stage = Stage()
    #expect(stage.run("add user ann ****") == .failed)
    #expect(stage.english.joined().contains("type the password itself"))
    #expect(stage.run("list users name") == .fine)
    #expect(!stage.english.contains("ann"))
    #expect(stage.run("add user ann \"****\"") == .fine)
  }

  @Test(arguments: [
    ("add user ann secret tags=a,b", "add user ann **** tags=a,b"),
    ("add user \"a b\" 'c d'", "add user \"a b\" ****"),
    ("change password ann secret", "change password ann ****"),
    ("open connection P user=ann password=secret", "open connection P user=ann password=****"),
    ("add user user=ann password=secret", "add user user=ann password=****"),
    // Nothing to hide.
    ("delete user ann", "delete user ann"), ("set user tags ann x", "set user tags ann x"),
    ("send user hello", "send user hello"), ("list users", "list users"),
    ("publish x user secret", "publish x user secret"), ("", ""),
    ("# add user ann x", "# add user **** ****"),
    ("publish x k b header.password=1", "publish x k b header.password=1"),
    ("add user ann ****", "add user ann ****"),
    ("import http://ann:p%40s@h:1/x", "import http://ann:****@h:1/x"),
    ("import http://ann:p@s/s@h vhost=a", "import http://ann:****@h vhost=a"),
    ("lint 'http://a:b@c'", "lint 'http://a:****@c'"),
    ("improt http://a:b@c", "improt http://a:****@c"),
    ("import http://h:1/a", "import http://h:1/a"), ("send q a:b@c", "send q a:b@c"),
    ("add user ann http://a:b@c", "add user ann ****"),
  ])
  func onlyPasswordsAreMasked(line: String, masked: String) {
    #expect(Redaction.masked(line) == masked)
    #expect(Redaction.masked(masked) == masked)
  }
}
