<?php
// What RabbitMQ's tutorials one to seven do, in PHP. usage: tutorials.php PORT
require_once getenv('AMQP_AUTOLOAD') ?: '/usr/share/php/PhpAmqpLib/autoload.php';
use PhpAmqpLib\Connection\AMQPStreamConnection;
use PhpAmqpLib\Message\AMQPMessage;

$connection = new AMQPStreamConnection('127.0.0.1', (int)$argv[1], 'guest', 'guest');
$channel = $connection->channel();

function got($channel, $queue, $count)
{
    $bodies = [];
    for ($tries = 0; count($bodies) < $count && $tries < 1000; $tries++) {
        $message = $channel->basic_get($queue, true);
        if ($message) {
            $bodies[] = $message->body;
        } else {
            usleep(10000);
        }
    }
    return implode(' ', $bodies);
}

$channel->queue_declare('php.hello', false, false, false, false);
$channel->basic_publish(new AMQPMessage('Hello World!'), '', 'php.hello');
echo 'hello ', got($channel, 'php.hello', 1), "\n";

$channel->queue_declare('php.tasks', false, true, false, false);
$done = [];
foreach (['one', 'two'] as $name) {
    $own = $connection->channel();
    $own->basic_qos(0, 1, false);
    $own->basic_consume('php.tasks', $name, false, false, false, false, function ($m) use (&$done) {
        $done[] = $m->body;
        $m->ack();
    });
    $workers[] = $own;
}
foreach (['a', 'b', 'c'] as $task) {
    $channel->basic_publish(
        new AMQPMessage($task, ['delivery_mode' => AMQPMessage::DELIVERY_MODE_PERSISTENT]),
        '', 'php.tasks');
}
for ($tries = 0; count($done) < 3 && $tries < 100; $tries++) {
    foreach ($workers as $own) {
        try {
            $own->wait(null, false, 0.1);
        } catch (\PhpAmqpLib\Exception\AMQPTimeoutException $e) {
        }
    }
}
sort($done);
echo 'work ', implode(' ', $done), "\n";

function logs($channel, $kind, $keys, $messages, $counts)
{
    $channel->exchange_declare("php.$kind", $kind, false, false, false);
    foreach ($keys as $own) {
        [$queue] = $channel->queue_declare('', false, false, true, false);
        foreach ($own as $key) {
            $channel->queue_bind($queue, "php.$kind", $key);
        }
        $queues[] = $queue;
    }
    foreach ($messages as [$key, $body]) {
        $channel->basic_publish(new AMQPMessage($body), "php.$kind", $key);
    }
    foreach ($queues as $index => $queue) {
        echo "$kind $index ", got($channel, $queue, $counts[$index]), "\n";
    }
    $channel->exchange_delete("php.$kind");
}

logs($channel, 'fanout', [[''], ['']], [['', 'x']], [1, 1]);
logs($channel, 'direct', [['error'], ['info', 'error']], [['info', 'i'], ['error', 'e']], [1, 2]);
logs($channel, 'topic', [['kern.*'], ['#']], [['kern.critical', 'k'], ['cron', 'c']], [1, 2]);

$channel->queue_declare('php.rpc', false, false, false, false);
$channel->basic_consume('php.rpc', '', false, true, false, false, function ($call) use ($channel) {
    $answer = new AMQPMessage(
        (string)((int)$call->body ** 2), ['correlation_id' => $call->get('correlation_id')]);
    $channel->basic_publish($answer, '', $call->get('reply_to'));
});
[$replies] = $channel->queue_declare('', false, false, true, false);
$answer = null;
$channel->basic_consume($replies, '', false, true, false, false, function ($m) use (&$answer) {
    $answer = $m->get('correlation_id') . ' ' . $m->body;
});
$channel->basic_publish(
    new AMQPMessage('20', ['correlation_id' => '7', 'reply_to' => $replies]), '', 'php.rpc');
while ($answer === null) {
    $channel->wait(null, false, 10);
}
echo "rpc $answer\n";

$confirming = $connection->channel();
$confirming->confirm_select();
$acknowledged = 0;
$confirming->set_ack_handler(function () use (&$acknowledged) { $acknowledged++; });
for ($number = 0; $number < 100; $number++) {
    $confirming->basic_publish(new AMQPMessage((string)$number), '', 'php.hello');
}
$confirming->wait_for_pending_acks(10);
echo "confirms $acknowledged\n";
foreach (['php.hello', 'php.tasks', 'php.rpc'] as $queue) {
    $channel->queue_delete($queue);
}
$connection->close();
