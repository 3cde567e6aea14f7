import CommandLanguage

extension English {
  func text(_ phrase: ExperimentPhrase) -> String {
    switch phrase {
    case .now: "(now)"
    case .finishedAt: "finished at"
    case .published: "published"
    case .delivered: "delivered"
    case .acknowledged: "acked"
    case .lost: "lost"
    case .meanWait: "mean wait"
    case .longestWait: "longest wait"
    case .longestQueue: "longest queue"
    case .left: "left"
    case .milliseconds(let number): "\(number) ms"
    case .deliveries(let number, 0): "\(number)"
    case .deliveries(let number, let again): "\(number), \(again) of them again"
    case .rest(let ready, let unacknowledged): "\(ready) ready, \(unacknowledged) unacked"
    case .nothingGiven: "nothing"
    case .moreBodies(let number): "… \(number) more"
    case .differs: "* differs"
    case .same: "nothing differs"
    case .bars(let column):
      "# busy, + partly, = holds unacked; one column is \(column) ms"
    case .forgotten(let number):
      "The first \(number) messages are forgotten: they count as published only."
    case .finish: "finish s"
    case .busy: "busy %"
    case .wait: "mean wait s"
    case .longest: "longest s"
    case .unfinished(let left): "not finished: \(count(left, "message")) left"
    case .plot(let unit, let deadline):
      "finish: one # is \(Seconds.text(of: unit)) s"
        + (deadline.map { ", | the deadline of \(Seconds.text(of: $0)) s" } ?? "")
    case .meets(let variable, let value, let finish, let deadline):
      "\(setting(variable, value)) is the \(extreme(variable)) that meets "
        + "the deadline of \(Seconds.text(of: deadline)) s: done after \(Seconds.text(of: finish)) s"
    case .noneMeets(let deadline, let best?, let variable, let value):
      "none meets the deadline of \(Seconds.text(of: deadline)) s; the earliest is "
        + "\(Seconds.text(of: best)) s, with \(setting(variable, value))"
    case .noneMeets(let deadline, nil, _, _):
      "none meets the deadline of \(Seconds.text(of: deadline)) s: none finishes at all"
    case .earliest(let variable, let value, let finish):
      "\(setting(variable, value)) is the \(extreme(variable)) that finishes earliest, "
        + "after \(Seconds.text(of: finish)) s"
    case .noneFinishes: "none finishes"
    case .written(let path): "the plot is in \(path)"
    case .chartTitle(let queue, let variable):
      "\(queue): time until everything is done, by \(name(of: variable))"
    case .axis: "seconds"
    case .deadline(let time): "deadline \(Seconds.text(of: time)) s"
    case .whichQueue(let names):
      "Which queue? Say sweep NAME; there are \(names.joined(separator: ", "))."
    case .noQueue: "There is no queue to sweep: declare one, and fill it."
    case .noWork(let queue):
      "No worker is on \(queue), so say how long a message takes: work=2s."
    case .endless(let producer):
      "\(producer) publishes without end, so nothing would ever finish: give it n=, or stop \(producer)."
    case .nothingToDo(let queue):
      "There is nothing to do: \(queue) is empty, and no producer will publish."
    case .taken(let consumer, let number):
      "\(consumer) was already sent \(count(number, "message")) with auto-ack, which no other run can have: sweep before it consumes."
    case .refused(let text): "A run could not start: \(text)"
    case .interrupted(let done, let whole): "interrupted after \(done) of \(whole) runs"
    }
  }

  private func setting(_ variable: SweepStatement.Variable, _ value: Int) -> String {
    "\(variable.rawValue)=\(variable.text(of: value))"
  }

  private func extreme(_ variable: SweepStatement.Variable) -> String {
    switch variable {
    case .consumers, .prefetch: "smallest"
    case .work, .every: "largest"
    }
  }

  private func name(of variable: SweepStatement.Variable) -> String {
    switch variable {
    case .consumers: "number of consumers"
    case .prefetch: "prefetch"
    case .work: "time for each message"
    case .every: "pause between messages"
    }
  }
}
