// What RabbitMQ's tutorials one to seven do, in Java. usage: Tutorials PORT
import com.rabbitmq.client.*;
import java.util.*;
import java.util.concurrent.*;

public class Tutorials {
  static String got(Channel channel, String queue, int count) throws Exception {
    List<String> bodies = new ArrayList<>();
    for (int tries = 0; bodies.size() < count && tries < 1000; tries++) {
      GetResponse response = channel.basicGet(queue, true);
      if (response == null) Thread.sleep(10);
      else bodies.add(new String(response.getBody()));
    }
    return String.join(" ", bodies);
  }

  static void logs(Channel channel, String kind, String[][] keys, String[][] messages, int[] counts)
      throws Exception {
    channel.exchangeDeclare("java." + kind, kind);
    List<String> queues = new ArrayList<>();
    for (String[] own : keys) {
      String queue = channel.queueDeclare().getQueue();
      for (String key : own) channel.queueBind(queue, "java." + kind, key);
      queues.add(queue);
    }
    for (String[] message : messages)
      channel.basicPublish("java." + kind, message[0], null, message[1].getBytes());
    for (int index = 0; index < counts.length; index++)
      System.out.println(kind + " " + index + " " + got(channel, queues.get(index), counts[index]));
    channel.exchangeDelete("java." + kind);
  }

  public static void main(String[] arguments) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost("127.0.0.1");
    factory.setPort(Integer.parseInt(arguments[0]));
    Connection connection = factory.newConnection();
    Channel channel = connection.createChannel();

    channel.queueDeclare("java.hello", false, false, false, null);
    channel.basicPublish("", "java.hello", null, "Hello World!".getBytes());
    System.out.println("hello " + got(channel, "java.hello", 1));

    channel.queueDeclare("java.tasks", true, false, false, null);
    BlockingQueue<String> done = new LinkedBlockingQueue<>();
    for (int worker = 0; worker < 2; worker++) {
      Channel own = connection.createChannel();
      own.basicQos(1);
      own.basicConsume("java.tasks", false, (tag, delivery) -> {
        done.add(new String(delivery.getBody()));
        own.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
      }, tag -> { });
    }
    for (String task : new String[] {"a", "b", "c"})
      channel.basicPublish(
          "", "java.tasks", MessageProperties.PERSISTENT_TEXT_PLAIN, task.getBytes());
    TreeSet<String> tasks = new TreeSet<>();
    for (int count = 0; count < 3; count++) tasks.add(done.poll(10, TimeUnit.SECONDS));
    System.out.println("work " + String.join(" ", tasks));

    logs(channel, "fanout", new String[][] {{""}, {""}}, new String[][] {{"", "x"}},
        new int[] {1, 1});
    logs(channel, "direct", new String[][] {{"error"}, {"info", "error"}},
        new String[][] {{"info", "i"}, {"error", "e"}}, new int[] {1, 2});
    logs(channel, "topic", new String[][] {{"kern.*"}, {"#"}},
        new String[][] {{"kern.critical", "k"}, {"cron", "c"}}, new int[] {1, 2});

    channel.queueDeclare("java.rpc", false, false, false, null);
    Channel server = connection.createChannel();
    server.basicConsume("java.rpc", false, (tag, call) -> {
      int number = Integer.parseInt(new String(call.getBody()));
      AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
          .correlationId(call.getProperties().getCorrelationId()).build();
      server.basicPublish(
          "", call.getProperties().getReplyTo(), properties, ("" + number * number).getBytes());
      server.basicAck(call.getEnvelope().getDeliveryTag(), false);
    }, tag -> { });
    String replies = channel.queueDeclare().getQueue();
    channel.basicPublish("", "java.rpc",
        new AMQP.BasicProperties.Builder().correlationId("7").replyTo(replies).build(),
        "20".getBytes());
    System.out.println("rpc 7 " + got(channel, replies, 1));

    Channel confirming = connection.createChannel();
    confirming.confirmSelect();
    for (int number = 0; number < 100; number++)
      confirming.basicPublish("", "java.hello", null, ("" + number).getBytes());
    System.out.println("confirms " + confirming.waitForConfirms(10_000));
    for (String queue : new String[] {"java.hello", "java.tasks", "java.rpc"})
      channel.queueDelete(queue);
    connection.close();
  }
}
