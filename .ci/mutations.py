#!/usr/bin/env python3
"""Deliberate mistakes in BrokerCore, one by one, and whether the Auditor notices each.

    .ci/mutations.py [--operations N] [--seed S] [NUMBER ...]

In a temporary copy every mistake is compiled in behind a number, so that one build serves all of
them; the broker's own assertions are taken out, so that the second model is what must notice.
Prints for each the seed at which it was noticed and what differed first; exits with 1 if one was
not. Needs a built clone (it uses `.build/checkouts`).
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]

PACKAGE = """// swift-tools-version: 6.1
import PackageDescription
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]
let package = Package(
  name: "Mutations",
  dependencies: [.package(path: "%s")],
  targets: [
    .target(name: "AMQPModel", swiftSettings: settings),
    .target(
      name: "BrokerCore",
      dependencies: ["AMQPModel", .product(name: "DequeModule", package: "swift-collections")],
      swiftSettings: settings),
    .target(
      name: "CommandLanguage", dependencies: ["AMQPModel", "BrokerCore"], swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["AMQPModel", "BrokerCore", "CommandLanguage"],
      swiftSettings: settings),
    .testTarget(
      name: "AuditorTests",
      dependencies: ["AMQPModel", "BrokerCore", "CommandLanguage", "TestSupport"],
      swiftSettings: settings),
  ])
"""

SWITCH = """import Glibc

let chosenMutation = getenv("WARREN_MUTATION").flatMap { Int(String(cString: $0)) } ?? 0

@inline(never) func isMutation(_ number: Int) -> Bool { chosenMutation == number }
"""

# The mistake; the file under Sources/BrokerCore; the right text, which occurs once; the wrong one.
# "?" before the wrong one: both are expressions. Otherwise both are statements.
MUTATIONS = [
    ("the larger of two times to live counts", "Queues/Queue.swift",
     "min(timeToLive ?? .max, own)", "?max(timeToLive ?? 0, own)"),
    ("a copy lives a millisecond too long", "Queues/Queue.swift",
     "return instant.adding(milliseconds: timeToLive)",
     "return instant.adding(milliseconds: timeToLive + 1)"),
    ("what expired behind the head goes with a get too late", "Broker+Consuming.swift",
     "if !isQuorum { expireHead(of: queue, &buffer) }", ""),
    ("a requeued copy goes to the back", "Broker+Settling.swift",
     "queues[queue].makeReady(copy)",
     "var last = queues[queue].admit(copy.message, number: copy.number, hasDied: copy.hasDied, "
     "at: buffer.instant); last.returns = copy.returns; queues[queue].makeReady(last)"),
    ("a requeued copy is not flagged", "Broker+Settling.swift", "copy.returns += 1", ""),
    ("returned copies of a quorum queue come in the opposite order", "Queues/QuorumState.swift",
     "return returned - Self.range", "return -returned - Self.range / 2"),
    ("drop-head drops one too many", "DeadLetters/Broker+DeadLetters.swift",
     "queues[queue].ready.count > settings.maximumLength ?? .max",
     "?queues[queue].ready.count >= settings.maximumLength ?? .max"),
    ("the limit of bytes counts one too few", "DeadLetters/Broker+DeadLetters.swift",
     "queues[queue].readyBytes > settings.maximumBytes ?? .max",
     "?queues[queue].readyBytes > (settings.maximumBytes ?? .max - 1) + 1"),
    ("reject-publish takes one too many", "Queues/Queue.swift",
     "ready.count + 1 > limit", "?ready.count > limit"),
    ("requeueing over the limit drops nothing", "Broker+Settling.swift",
     "enforceLimits(of: queue, after: number ?? 0, &buffer)", ""),
    ("the lowest policy priority counts", "Administration/Broker+Policies.swift",
     "priority > other.priority", "?priority < other.priority"),
    ("the larger of argument and policy counts", "Administration/Policy.swift",
     "key == \"delivery-limit\" ? deliveryLimit(own, limit) : min(own, limit)",
     "?max(own, limit)"),
    ("a policy's alternate exchange wins over the argument", "Routing/Exchange.swift",
     "properties.alternateExchange ?? newValue?.alternateExchange",
     "?newValue?.alternateExchange ?? properties.alternateExchange"),
    ("a policy does not begin the unused time again", "Administration/Broker+Policies.swift",
     "queues[queue].lastUsed = buffer.instant", ""),
    ("a policy with a foreign setting counts", "Administration/Policy.swift",
     "foreignSetting(for: queue) == nil", "?true"),
    ("the youngest consumer becomes the active one", "Broker+SingleActive.swift",
     "-leftRoom, left.order)\n        < (-right.properties.priority, -rightRoom, right.order)",
     "?-leftRoom, -left.order)\n        < (-right.properties.priority, -rightRoom, -right.order)"),
    ("the successor is chosen whatever its priority", "Broker+SingleActive.swift",
     "return (-left.properties.priority,", "return (0 * left.properties.priority,"),
    ("room does not count for the successor", "Broker+SingleActive.swift",
     "let isQuorum = queues[queue].quorum != nil", "let isQuorum = false"),
    ("a handover ends with a requeue", "Broker+Quorum.swift",
     "failHandover(of: queue, after: number, &buffer)",
     "finishHandover(of: queue, after: number, &buffer)"),
    ("a rollback forgets the acks", "Transactions/Broker+Transactions.swift",
     "channels[channel].unacknowledged.insert(delivery)", ""),
    ("a commit to a full queue succeeds", "Transactions/Broker+Transactions.swift",
     "isComplete = isTaken && isComplete", "_ = isTaken"),
    ("priorities are the wrong way round", "Queues/Queue.swift",
     "(maximum - min(maximum, Int(message.properties.priority ?? 0)))",
     "?min(maximum, Int(message.properties.priority ?? 0))"),
    ("a quorum queue takes turns too often", "Queues/QuorumState.swift",
     "taken == Self.weight,", "?taken >= 1,"),
    ("an older high priority waits for its turn", "Queues/QuorumState.swift",
     "other - Self.range < first", "?other > 0"),
    ("a reply goes to another channel", "DirectReply/Broker+DirectReply.swift",
     "if let channel = replyConsumers[name],",
     "?if let channel = replyConsumers.sorted(by: { $0.key < $1.key }).first?.value,"),
    ("a reply takes a delivery tag", "DirectReply/Broker+DirectReply.swift",
     "let tag = channels[target.channel].lastDeliveryTag.next",
     "let tag = channels[target.channel].nextDeliveryTag()"),
    ("a mandatory reply does not come back", "Broker+Publishing.swift",
     "!replies.isEmpty && !publish.mandatory", "?!replies.isEmpty"),
    ("one queue that takes a message is enough for an ack", "Broker+Publishing.swift",
     "isTaken = enqueue(message, number, into: queue, after: routed, &buffer) && isTaken",
     "isTaken = enqueue(message, number, into: queue, after: routed, &buffer)"),
    ("a rejection does not end a cycle", "DeadLetters/DeadLetter.swift",
     "deaths[...last].allSatisfy { $0.reason != DeathReason.rejected.rawValue }", "?true"),
    ("a dead letter keeps its expiration", "DeadLetters/DeadLetter.swift",
     "properties.expiration = nil", ""),
    ("the delivery limit is one too low", "Broker+Quorum.swift", "count > limit", "?count >= limit"),
    ("an exclusive queue outlives its connection", "Broker+Connections.swift",
     "queues[$0].properties.owner == id", "?false"),
    ("an auto-delete exchange goes while it is bound", "Broker+Exchanges.swift",
     "exchanges[handle].properties.isAutoDelete, exchanges[handle].table.isEmpty",
     "?exchanges[handle].properties.isAutoDelete"),
    ("a channel remembers eleven grants", "Administration/Broker+Access.swift",
     "if grants.count == Self.grantLimit {", "?if grants.count == Self.grantLimit - 1 {"),
    ("permissions count for open channels", "Administration/Broker+Access.swift",
     "channels[channel].grants.contains(grant)", "?false"),
    ("a transient message survives", "Restart/Queue+Restart.swift",
     "copy.message.properties.isPersistent", "?true"),
    ("a deleted user keeps its connections", "Administration/Broker+Management.swift",
     "close(connections.filter { $0.value.user == name }, \"user '\\(name)' is deleted\", &buffer)",
     ""),
    ("a deleted virtual host leaves its permissions", "Administration/Broker+Management.swift",
     "administration.users[user]?.permissions[name] = nil", ""),
    ("names are looked up in `/`", "Broker+Queues.swift",
     "if let handle = virtualHosts[channels[channel].virtualHost].queueHandles[name] { return handle }",
     "if let handle = virtualHosts[0].queueHandles[name] { return handle }"),
    ("a consumer gets one more than its prefetch", "Queues/Consumer.swift",
     "unacknowledged < window + inheritedRoom", "?unacknowledged <= window + inheritedRoom"),
    ("fetches free room under a limit for the channel", "Broker+Settling.swift",
     "where delivery.consumer != nil {\n      channels", "?where true {\n      channels"),
    ("consumers do not take turns", "Broker+Dispatch.swift",
     "queues[queue].ring.rotate()", ""),
    ("multiple stops before its tag", "Broker+Settling.swift",
     "first.sequence <= sequence", "?first.sequence < sequence"),
    ("4.3 refuses exclusive queues", "Profile/BrokerProfile.swift",
     "!declare.passive && !declare.durable && !declare.exclusive",
     "?!declare.passive && !declare.durable"),
    ("4.3 has limits for the channel", "Broker+Consuming.swift",
     "qos.global && profile == .current", "?qos.global"),
    ("an alternate exchange is asked whatever happens", "Broker+Routing.swift",
     "if router.destinations.isEmpty {", "?if router.destinations.isEmpty || true {"),
    ("an operator policy counts whatever its number", "Administration/PolicyPair.swift",
     "default: return number < most ? own : limit", "?default: return limit"),
    ("a policy's text wins over the operators'", "Administration/PolicyPair.swift",
     "else { return limit }", "?else { return own }"),
    ("a policy's overflow does not win for quorum queues", "Administration/Policy.swift",
     "isQuorum && key == \"overflow\" && definition[key] != nil", "?false"),
    ("without a delivery limit is less than any", "Administration/Policy.swift",
     "left < 0 || right < 0 ? max(left, right) : min(left, right)", "?min(left, right)"),
    ("nobody asks for the keys of copies", "Administration/TopicPermissions.swift",
     "[message.routingKey] + (result.properties.copyKeys?.all ?? [])", "?[message.routingKey]"),
    ("a channel remembers eleven keys", "Administration/Broker+Access.swift",
     "if topicGrants.count == Self.grantLimit {", "?if topicGrants.count == Self.grantLimit - 1 {"),
    ("topic permissions outlive their virtual host", "Administration/Broker+Management.swift",
     "administration.users[user]?.topicPermissions[name] = nil", ""),
    ("who has no topic permissions may do nothing", "Administration/TopicPermissions.swift",
     "permissions?.allows(kind, key) ?? true", "?permissions?.allows(kind, key) ?? false"),
    ("an import asks for permission", "Administration/Broker+Access.swift",
     "if channels[channel].isOperators || ", "?if false || "),
    ("a second death of one kind is not counted", "DeadLetters/DeadLetter.swift",
     "entry[\"count\"] = .int64(count + 1)", ""),
    ("every death is the first", "DeadLetters/DeadLetter.swift",
     "if isFirst { note(\"first\", letter, in: &headers) }",
     "note(\"first\", letter, in: &headers)"),
    ("a dead letter with another key keeps its copies' keys", "DeadLetters/DeadLetter.swift",
     "if letter.routingKey != nil { properties.copyKeys = nil }", ""),
    ("what was rejected counts as expired", "Broker+Settling.swift",
     "bury(delivery.copy, from: queue, .rejected, after: cause ?? 0, &buffer)",
     "bury(delivery.copy, from: queue, .expired, after: cause ?? 0, &buffer)"),
    ("queues settle in the opposite order of their names", "Broker+Settling.swift",
     "return left[0].queueName < right[0].queueName",
     "return left[0].queueName > right[0].queueName"),
    ("a closed channel gives back consumer by consumer", "Broker+Settling.swift",
     "return grouped(takeAll(of: channel), byConsumer: false)",
     "return grouped(takeAll(of: channel))"),
    ("quorum queues know the limit of the channel", "Broker+Dispatch.swift",
     "channels[channel].globalPrefetch.hasRoom || queues[queue].quorum != nil",
     "?channels[channel].globalPrefetch.hasRoom"),
    ("a channel at its limit is not held up", "Broker+Dispatch.swift",
     "queues[queue].heldUpChannels.append(channel)", ""),
    ("reject-publish-dlx loses what it refuses", "Broker+Dispatch.swift",
     "bury(copy, from: queue, .maxLength, after: cause, &buffer)", "_ = copy"),
    ("what expires goes before what does not fit", "Broker+Dispatch.swift",
     "enforceLimits(of: queue, after: enqueued, &buffer)\n      expireHead(of: queue, &buffer)",
     "expireHead(of: queue, &buffer); enforceLimits(of: queue, after: enqueued, &buffer)"),
    ("an auto-delete queue outlives a cancel", "Broker+Consuming.swift",
     "deleteIfAbandoned(queue, after: number, &buffer)", ""),
    ("a fetch is no use", "Broker+Consuming.swift",
     "queues[queue].lastUsed = buffer.instant", ""),
    ("the end of a consumer is no use", "Broker+Consuming.swift",
     "queues[removed.queue].lastUsed = buffer.instant", ""),
    ("strangers fetch from exclusive queues", "Broker+Consuming.swift",
     "try checkExclusivity(queue, on: channel, method)\n    try checkFetching(from: queue, method)",
     "try checkFetching(from: queue, method)"),
    ("an exclusive consumer shares", "Broker+Consuming.swift",
     "queues[queue].hasExclusiveConsumer = isExclusive", ""),
    ("a limit for the channel begins with nothing", "Broker+Consuming.swift",
     "unacknowledged: channels[channel].unacknowledged.count)",
     "?unacknowledged: 0)"),
    ("a limit for the channel is one for consumers too", "Broker+Consuming.swift",
     "if !isGlobal { channels[channel].prefetchCount = count }",
     "channels[channel].prefetchCount = count"),
    ("whoever declares again may take an exclusive queue for another one", "Broker+Queues.swift",
     "if declare.exclusive != (current.owner != nil) { throw locked(handle, method) }", ""),
    ("if-empty means nothing", "Broker+Queues.swift", "!queues[handle].ready.isEmpty", "?false"),
    ("if-unused means nothing", "Broker+Queues.swift",
     "!queues[handle].consumers.isEmpty", "?false"),
    ("nobody may be told where dead letters go", "Broker+Queues.swift",
     "try check(.write, exchange, method, on: channel)", ""),
    ("an auto-delete exchange outlives its last queue", "Broker+Queues.swift",
     "for binding in incoming { deleteIfUnbound(binding.source, in: host, after: number, &buffer) }",
     ""),
    ("an auto-delete exchange outlives its last unbind", "Broker+Bindings.swift",
     "deleteIfUnbound(binding.source, in: host, after: number, &buffer)", ""),
    ("binding reads without permission", "Broker+Bindings.swift",
     "try check(.read, binding.source, method, on: channel)", ""),
    ("if-unused means nothing for exchanges", "Broker+Exchanges.swift",
     "!exchanges[handle].table.isEmpty", "?false"),
    ("an alternate exchange needs no permission", "Broker+Exchanges.swift",
     "try check(.write, alternate, method, on: channel)", ""),
    ("transient exchanges survive", "Restart/Broker+Restart.swift",
     "!exchanges[exchange].properties.isDurable", "?false"),
    ("transient queues survive", "Restart/Broker+Restart.swift",
     "if queues[queue].properties.isDurable {", "?if true {"),
    ("what a transaction publishes always comes back", "Transactions/Broker+Transactions.swift",
     "publish.isMandatory", "?true"),
    ("a transaction settles in the order of its methods", "Transactions/Broker+Transactions.swift",
     "let inOrder = group.deliveries.sorted { $0.sequence < $1.sequence }",
     "let inOrder = group.deliveries"),
    ("the default exchange finds queues as an alternate too", "Broker+Routing.swift",
     "if handle == exchange, let queue", "?if true, let queue"),
    ("blind copies are seen", "Routing/SenderSelected.swift", "visible[blind] = nil", ""),
    ("headers that begin with x- count", "Routing/HeadersMatch.swift",
     "includesX || !field.name.hasPrefix(\"x-\")", "?true"),
    ("any means all", "Routing/HeadersMatch.swift",
     "arguments.contains { isMatch($0, in: headers) }",
     "?arguments.allSatisfy { isMatch($0, in: headers) }"),
    ("anybody may name another user", "Broker+PublishedProperties.swift",
     "if let claimed = properties.userID { try checkUser(claimed, method, on: channel) }", ""),
    ("no expiration is wrong", "Broker+PublishedProperties.swift",
     "let problem = Expiration.problem(with: expiration)",
     "?let problem = Expiration.problem(with: \"1\")"),
    ("a full consumer of a quorum queue keeps its place", "Broker+Quorum.swift",
     "guard consumers.contains(consumer), !consumers[consumer].hasRoom else { return }", "return"),
    ("a quorum queue that gives back at a close fails its handover", "Broker+Quorum.swift",
     "if reason == .channelClosed {\n      finishHandover",
     "?if false {\n      finishHandover"),
    ("what comes back without a limit goes to the front", "Broker+Quorum.swift",
     "let isToBack = limit == nil && reason != .channelClosed", "let isToBack = false"),
    ("a fifth of the limit need not be free", "Queues/Queue.swift", "* 0.8", "?* 1.0"),
    ("priority 4 is a high one", "Queues/QuorumState.swift",
     "Int(priority ?? 0) > normalPriority", "?Int(priority ?? 0) >= normalPriority"),
    ("who was found full never comes back", "Queues/ConsumerRing.swift",
     "append(consumer.consumer, priority: consumer.priority)", ""),
    ("a policy for classic queues counts for quorum queues", "Administration/Policy.swift",
     "case .classicQueues: if queue.isQuorum { return false }",
     "?case .classicQueues: if false { return false }"),
    ("a policy's expiry is not looked for", "Administration/Broker+Policies.swift",
     "enforceLimits(of: queue, after: cause, &buffer)", ""),
    ("a quorum queue refuses on under another policy", "Administration/Broker+Policies.swift",
     "queues[queue].reconsiderRefusal()", ""),
    ("a blank password fits", "Administration/Broker+Authentication.swift",
     "!$0.octets.isEmpty && user.passwordHash.matches($0)", "?user.passwordHash.matches($0)"),
    ("impersonators are refused", "Administration/Broker+Access.swift",
     "connection?.isImpersonator == true", "?false"),
    ("a queue that notices a closed channel is not used", "Broker+Connections.swift",
     "if queues.contains(queue) { queues[queue].lastUsed = buffer.instant }", ""),
    ("quorum queues are compared like classic ones", "Broker+Queues.swift",
     "QueueArguments.compared(by: queues[handle].settings.type)",
     "?QueueArguments.compared(by: .classic)"),
    ("settings of other types mean nothing", "Queues/QueueArguments.swift",
     "names.first { foreign.contains($0) }", "?nil"),
]


def statement(number, right, wrong):
    """`right`, or `wrong` under its number; a declaration or a return keeps its place."""
    declared = re.match(r"(let|var) (\w+) = (.*)", right, re.S)
    if declared:
        changed = re.match(r"(let|var) \w+ = (.*)", wrong, re.S)
        return (f"{declared[1]} {declared[2]} = isMutation({number}) ? {changed[2]} : {declared[3]}")
    return f"if isMutation({number}) {{ {wrong} }} else {{ {right} }}"


def expression(number, right, wrong):
    """An expression, or a piece of code that is not one by itself, under its number."""
    pieces = {
        "unacknowledged: channels[channel].unacknowledged.count)":
            f"unacknowledged: isMutation({number}) "
            "? 0 : channels[channel].unacknowledged.count)",
        "if queues[queue].properties.isDurable {":
            f"if isMutation({number}) || queues[queue].properties.isDurable {{",
        "if handle == exchange, let queue":
            f"if isMutation({number}) || handle == exchange, let queue",
        "let problem = Expiration.problem(with: expiration)":
            f"let problem = Expiration.problem(with: isMutation({number}) ? \"1\" : expiration)",
        "if reason == .channelClosed {\n      finishHandover":
            f"if reason == .channelClosed, !isMutation({number}) {{\n      finishHandover",
        "* 0.8": f"* (isMutation({number}) ? 1.0 : 0.8)",
        "case .classicQueues: if queue.isQuorum { return false }":
            f"case .classicQueues: if !isMutation({number}), queue.isQuorum {{ return false }}",
        "if let channel = replyConsumers[name],":
            f"if let channel = isMutation({number}) "
            "? replyConsumers.sorted(by: { $0.key < $1.key }).first?.value : replyConsumers[name],",
        "where delivery.consumer != nil {\n      channels":
            f"where delivery.consumer != nil || isMutation({number}) {{\n      channels",
        "if grants.count == Self.grantLimit {":
            f"if grants.count == Self.grantLimit - (isMutation({number}) ? 1 : 0) {{",
        "if topicGrants.count == Self.grantLimit {":
            f"if topicGrants.count == Self.grantLimit - (isMutation({number}) ? 1 : 0) {{",
        "if channels[channel].isOperators || ":
            f"if channels[channel].isOperators && !isMutation({number}) || ",
        "default: return number < most ? own : limit":
            f"default: return number < most && !isMutation({number}) ? own : limit",
        "else { return limit }":
            f"else {{ return isMutation({number}) ? own : limit }}",
        "[message.routingKey] + (result.properties.copyKeys?.all ?? [])":
            f"[message.routingKey] + (isMutation({number}) ? [] "
            ": result.properties.copyKeys?.all ?? [])",
        "exchanges[handle].properties.isAutoDelete, exchanges[handle].table.isEmpty":
            "exchanges[handle].properties.isAutoDelete, "
            f"isMutation({number}) || exchanges[handle].table.isEmpty",
        "taken == Self.weight,":
            f"(isMutation({number}) ? taken >= 1 : taken == Self.weight),",
        "if router.destinations.isEmpty {":
            f"if router.destinations.isEmpty || isMutation({number}) {{",
        "-leftRoom, left.order)\n        < (-right.properties.priority, -rightRoom, right.order)":
            f"-leftRoom, isMutation({number}) ? -left.order : left.order)\n"
            "        < (-right.properties.priority, -rightRoom, "
            f"isMutation({number}) ? -right.order : right.order)",
    }
    return pieces.get(right, f"(isMutation({number}) ? ({wrong}) : ({right}))")


def mutate(copy):
    for number, (name, path, right, wrong) in enumerate(MUTATIONS, 1):
        file = copy / "Sources/BrokerCore" / path
        text = file.read_text()
        if text.count(right) != 1:
            sys.exit(f"{number}. {name}: '{right}' occurs {text.count(right)} times in {path}")
        if right == "return (-left.properties.priority,":
            new = f"return (isMutation({number}) ? 0 : -left.properties.priority,"
            text = text.replace("< (-right.properties.priority, ",
                                f"< (isMutation({number}) ? 0 : -right.properties.priority, ")
        elif right.startswith("if let handle = virtualHosts"):
            new = right.replace("channels[channel].virtualHost",
                                f"isMutation({number}) ? 0 : channels[channel].virtualHost")
        elif wrong.startswith("?"):
            new = expression(number, right, wrong[1:])
        else:
            new = statement(number, right, wrong)
        file.write_text(text.replace(right, new))
    (copy / "Sources/BrokerCore/Mutation.swift").write_text(SWITCH)


def replace(file, right, wrong):
    text = file.read_text()
    if right not in text:
        sys.exit(f"{file.name} has no '{right}'")
    file.write_text(text.replace(right, wrong))


def prepare(copy):
    for name in ["AMQPModel", "BrokerCore", "CommandLanguage"]:
        shutil.copytree(ROOT / "Sources" / name, copy / "Sources" / name)
    support = copy / "Sources/TestSupport"
    support.mkdir(parents=True)
    for name in ["SplitMix64", "SlowRouter", "CommandScript", "CommandScript+Administration"]:
        shutil.copy(ROOT / "Tests/Support" / f"{name}.swift", support)
    shutil.copytree(ROOT / "Tests/AuditorTests", copy / "Tests/AuditorTests",
                    dirs_exist_ok=True)
    collections = ROOT / ".build/checkouts/swift-collections"
    (copy / "Package.swift").write_text(PACKAGE % collections)
    replace(copy / "Sources/BrokerCore/Broker.swift",
            "assert(!isToBeChecked || invariantViolation == nil, invariantViolation ?? \"\")", "")
    # One difference is enough, and nobody reads the fewest steps.
    tests = copy / "Tests/AuditorTests"
    replace(tests / "AuditorTests.swift", "if problems == 5", "if problems == 1")
    replace(tests / "SideBySide.swift", "      if pair.take(steps[index - 1], comparingEverything: isSample) != nil {\n        return (report(steps, seed: seed),",
            "      if let found = pair.take(steps[index - 1], comparingEverything: isSample) {\n        return (\"NOTICED \\(seed) \\(index) \\(found)\",")
    mutate(copy)


def run(copy, number, options):
    environment = dict(os.environ, WARREN_MUTATION=str(number), WARREN_SEED=str(options.seed),
                       WARREN_OPERATIONS=str(options.operations))
    try:
        result = subprocess.run(
            ["swift", "test", "--skip-build", "--filter", "brokerDoesWhatTheModelPredicts"],
            cwd=copy, env=environment, capture_output=True, text=True, timeout=300)
    except subprocess.TimeoutExpired:
        return "noticed: it never ends"
    output = result.stdout + result.stderr
    found = re.search(r"NOTICED (\d+) (\d+)\s*(.*?)\n\S*✘|NOTICED (\d+) (\d+)\s*(.*)", output, re.S)
    if found:
        seed, step, what = [part for part in found.groups() if part is not None]
        first = " / ".join(line.strip() for line in what.splitlines()[:4])[:150]
        return f"noticed at seed {seed}, step {step}: {first}"
    if result.returncode != 0 and "hardly tried" not in output:
        crash = re.search(r"(Fatal error|Precondition failed).*", output)
        return f"noticed: {crash[0] if crash else 'it crashes'}"
    return ""


def main():
    parser = argparse.ArgumentParser(description="Mistakes in BrokerCore, one by one.")
    parser.add_argument("--operations", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", help="a folder for the copy, which stays")
    parser.add_argument("numbers", nargs="*", type=int)
    options = parser.parse_args()
    copy = pathlib.Path(options.keep or tempfile.mkdtemp(prefix="warren-mutations-"))
    for name in ["Sources", "Tests"]:
        shutil.rmtree(copy / name, ignore_errors=True)
    copy.mkdir(parents=True, exist_ok=True)
    try:
        prepare(copy)
        built = subprocess.run(["swift", "build", "--build-tests"], cwd=copy, capture_output=True,
                               text=True)
        if built.returncode != 0:
            sys.exit(built.stdout + built.stderr)
        if run(copy, 0, options):
            sys.exit("there is a difference without any mistake")
        missed = 0
        for number in options.numbers or range(1, len(MUTATIONS) + 1):
            outcome = run(copy, number, options)
            missed += not outcome
            print(f"{number}. {MUTATIONS[number - 1][0]}: {outcome or 'NOT NOTICED'}", flush=True)
        sys.exit(1 if missed else 0)
    finally:
        if not options.keep:
            shutil.rmtree(copy, ignore_errors=True)


main()
