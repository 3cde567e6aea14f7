import CommandLanguage

extension TraditionalChinese {
  func help(on command: CommandName) -> CommandHelp {
    switch command {
    case .declareExchange: declareExchangeHelp
    case .declareQueue: declareQueueHelp
    case .deleteExchange: deleteExchangeHelp
    case .deleteQueue: deleteQueueHelp
    case .bindExchange: bindExchangeHelp
    case .bind: bindHelp
    case .unbindExchange: unbindExchangeHelp
    case .unbind: unbindHelp
    case .publish: publishHelp
    case .send: sendHelp
    case .get: getHelp
    case .purge: purgeHelp
    case .move: moveHelp
    case .confirmSelect: confirmSelectHelp
    case .txSelect, .txCommit, .txRollback: help(on: command.transaction ?? .select)
    case .consume: consumeHelp
    case .cancel: cancelHelp
    case .qos: qosHelp
    case .ack: ackHelp
    case .nack: nackHelp
    case .reject: rejectHelp
    case .recover: recoverHelp
    case .kill: killHelp
    case .restart: restartHelp
    case .close: closeHelp
    case .openConnection: openConnectionHelp
    case .openChannel: openChannelHelp
    case .listQueues: listQueuesHelp
    case .listExchanges: listExchangesHelp
    case .listBindings: listBindingsHelp
    case .listConsumers: listConsumersHelp
    case .listConnections: listConnectionsHelp
    case .listChannels: listChannelsHelp
    case .showOverview: showOverviewHelp
    case .showQueue: showQueueHelp
    case .showExchange: showExchangeHelp
    case .showConnection: showConnectionHelp
    case .showChannel: showChannelHelp
    case .showMessage: showMessageHelp
    case .match: matchHelp
    case .why: whyHelp
    case .diagram: diagramHelp
    case .expectQueue: expectQueueHelp
    case .expectNoQueue: expectNoQueueHelp
    case .expectRoute: expectRouteHelp
    case .expectBinding: expectBindingHelp
    case .expectDelivered: expectDeliveredHelp
    case .expectConsumer: expectConsumerHelp
    case .expectDead: expectDeadHelp
    case .expectError: expectErrorHelp
    case .undo: undoHelp
    case .redo: redoHelp
    case .checkpoint: checkpointHelp
    case .rollback: rollbackHelp
    case .produce, .stop, .run, .runUntilIdle, .step, .timeline, .compare, .sweep, .listActors:
      simulationHelp(on: command)
    case .tick: tickHelp
    case .reset: resetHelp
    case .importDefinitions: importHelp
    case .exportDefinitions: exportHelp
    case .lint: lintHelp
    case .asUser: asUserHelp
    case .addUser: addUserHelp
    case .deleteUser: deleteUserHelp
    case .changePassword: changePasswordHelp
    case .clearPassword: clearPasswordHelp
    case .setUserTags: setUserTagsHelp
    case .listUsers: listUsersHelp
    case .setPermissions: setPermissionsHelp
    case .clearPermissions: clearPermissionsHelp
    case .listPermissions: listPermissionsHelp
    case .addVirtualHost: addVirtualHostHelp
    case .deleteVirtualHost: deleteVirtualHostHelp
    case .listVirtualHosts: listVirtualHostsHelp
    case .setPolicy: setPolicyHelp
    case .clearPolicy: clearPolicyHelp
    case .listPolicies: listPoliciesHelp
    case .setTopicPermissions: setTopicPermissionsHelp
    case .clearTopicPermissions: clearTopicPermissionsHelp
    case .listTopicPermissions: listTopicPermissionsHelp
    case .setOperatorPolicy: setOperatorPolicyHelp
    case .clearOperatorPolicy: clearOperatorPolicyHelp
    case .listOperatorPolicies: listOperatorPoliciesHelp
    case .lessons: lessonsHelp
    case .learn: learnHelp
    case .next: nextHelp
    case .back: backHelp
    case .goTo: goToHelp
    case .check: checkHelp
    case .hint: hintHelp
    case .solution: solutionHelp
    case .skip: skipHelp
    case .quiz: quizHelp
    case .progress: progressHelp
    case .review: reviewHelp
    case .resume: resumeHelp
    case .stage: stageHelp
    case .save: saveHelp
    case .source: sourceHelp
    case .profile: profileHelp
    case .lang: langHelp
    case .help: helpHelp
    case .quit: quitHelp
    case .listen: listenHelp
    case .listenOff: listenOffHelp
    }
  }

  func explanation(of concept: Concept) -> Explanation {
    switch concept {
    case .producer: producerExplanation
    case .broker: brokerExplanation
    case .managementPage: managementPageExplanation
    case .rates: ratesExplanation
    case .consumer: consumerExplanation
    case .message: messageExplanation
    case .queue: queueExplanation
    case .exchange: exchangeExplanation
    case .defaultExchange: defaultExchangeExplanation
    case .direct: directExplanation
    case .fanout: fanoutExplanation
    case .topic: topicExplanation
    case .headers: headersExplanation
    case .binding: bindingExplanation
    case .routingKey: routingKeyExplanation
    case .bindingKey: bindingKeyExplanation
    case .alternateExchange: alternateExchangeExplanation
    case .exchangeToExchange: exchangeToExchangeExplanation
    case .workQueue: workQueueExplanation
    case .publishSubscribe: publishSubscribeExplanation
    case .order: orderExplanation
    case .prefetch: prefetchExplanation
    case .dispatch: dispatchExplanation
    case .consumerPriority: consumerPriorityExplanation
    case .acknowledgement: acknowledgementExplanation
    case .automaticAcknowledgement: automaticAcknowledgementExplanation
    case .requeue: requeueExplanation
    case .redelivered: redeliveredExplanation
    case .readyAndUnacked: readyAndUnackedExplanation
    case .deliveryTag: deliveryTagExplanation
    case .pushAndPull: pushAndPullExplanation
    case .mandatory: mandatoryExplanation
    case .confirm: confirmExplanation
    case .durable: durableExplanation
    case .exclusive: exclusiveExplanation
    case .autoDelete: autoDeleteExplanation
    case .serverNamed: serverNamedExplanation
    case .connection: connectionExplanation
    case .exception: exceptionExplanation
    case .timeTravel: timeTravelExplanation
    case .virtualTime: virtualTimeExplanation
    case .trace: traceExplanation
    case .keyPrompt: keyPromptExplanation
    case .speaker: speakerExplanation
    case .number: numberExplanation
    case .definitions: definitionsExplanation
    case .user: userExplanation
    case .virtualHost: virtualHostExplanation
    case .policy: policyExplanation
    case .deadLetter: deadLetterExplanation
    case .timeToLive: timeToLiveExplanation
    case .maxLength: maxLengthExplanation
    case .singleActiveConsumer: singleActiveConsumerExplanation
    case .quorumQueue: quorumQueueExplanation
    case .messagePriority: messagePriorityExplanation
    case .transaction: transactionExplanation
    case .directReply: directReplyExplanation
    case .restart: restartExplanation
    }
  }

  func text(_ phrase: HelpPhrase) -> String {
    switch phrase {
    case .introduction:
      "`help COMMAND` 說明一個指令，`help TOPIC` 說明一個概念。`help all` 列出每個指令的用途，"
        + "`help concepts` 列出所有概念。不知道從哪裡開始，就輸入 `lessons`。"
    case .concepts: "主題："
    case .examples: "例如："
    case .methods(let names): "AMQP：\(names)"
    case .seeAlso: "另見 help "
    case .location: "看哪一個虛擬主機；沒寫就是 `/`。"
    case .speaker:
      """
      由誰來說：一條連線，或它的一個通道，例如 `P1/2`；兩者都會自己開啟。沒寫就是 `you`，或指\
      令裡提到的消費者。
      """
    }
  }

  func text(_ group: CommandGroup) -> String {
    switch group {
    case .topology: "交換器、佇列、繫結"
    case .messages: "訊息"
    case .consuming: "消費者"
    case .connections: "連線和通道"
    case .administration: "使用者、虛擬主機、政策"
    case .looking: "查看"
    case .checking: "檢查"
    case .time: "虛擬時間"
    case .timeTravel: "時光旅行"
    case .course: "課程"
    case .session: "工作階段"
    }
  }
}
