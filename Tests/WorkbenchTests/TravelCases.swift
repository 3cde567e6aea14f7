/// Back and forth in time.
enum TravelCases {
  static let all: [SessionTests.Case] = [
    .init(
      "undo and redo by line",
      """
      ~ undo
      = There is nothing to undo.
      declare queue a
      declare queue b
      list queues
      undo
      = undone: declare queue b
      expect no queue b
      redo
      = done again: declare queue b
      ~ redo
      undo 5
      = undone: declare queue b
      = undone: declare queue a
      redo 2
      expect queue b
      undo
      declare queue c
      ~ redo
      = There is nothing to do again.
      expect no queue b
      """),
    .init(
      "a refused method is a line to undo, a wrong line is not",
      """
      declare queue a
      !404 get b
      ? get
      ~ kill b
      ~ rollback b
      undo
      = undone: get b
      undo
      = undone: declare queue a
      ~ undo
      """),
    .init(
      "undo rewinds the numbers",
      """
      declare queue q
      send q a
      undo
      send q b
      = #1
      why 1
      = "b"
      """.replacing("= \"b\"", with: "= 1 byte")),
    .init(
      "undo of a checkpoint and of a rollback",
      """
      declare queue a
      checkpoint one
      declare queue b
      rollback one
      = everything is as it was at checkpoint one
      expect no queue b
      undo
      expect queue b
      redo
      expect no queue b
      undo 3
      ~ rollback one
      ~ rollback two
      checkpoint one
      ~ rollback on
      = Did you mean one?
      """),
    .init(
      "reset can be taken back",
      """
      declare queue a
      send a x
      consume a as C1
      reset
      expect no queue a
      ~ kill C1
      undo
      expect queue a unacked=1
      kill C1
      """),
    .init(
      "undo takes speakers and aliases back",
      """
      declare queue "" as inbox
      consume inbox as C1
      undo
      consume inbox as C1
      undo 2
      !404 get inbox
      """),
  ]
}
