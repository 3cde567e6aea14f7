# What RabbitMQ's tutorials one to seven do, in Ruby. usage: tutorials.rb PORT
require "bunny"
require "timeout"

connection = Bunny.new(host: "127.0.0.1", port: ARGV[0].to_i)
connection.start
channel = connection.create_channel

def got(queue, count)
  bodies = []
  Timeout.timeout(10) do
    while bodies.size < count
      _, _, body = queue.pop
      body ? bodies << body : sleep(0.01)
    end
  end
  bodies
end

hello = channel.queue("ruby.hello")
channel.default_exchange.publish("Hello World!", routing_key: hello.name)
puts "hello #{got(hello, 1)[0]}"

tasks = channel.queue("ruby.tasks", durable: true)
done = Queue.new
workers = %w[one two].map do |name|
  own = connection.create_channel
  own.prefetch(1)
  own.queue("ruby.tasks", durable: true).subscribe(manual_ack: true) do |info, _, body|
    done << body
    sleep 0.2 if body.start_with?("long")
    own.ack(info.delivery_tag)
  end
end
["long", "b", "c"].each { |task| tasks.publish(task, persistent: true) }
puts "work #{Timeout.timeout(10) { [done.pop, done.pop, done.pop] }.sort.join(' ')}"
workers.each(&:cancel)

def logs(channel, kind, keys, messages, counts)
  exchange = channel.exchange("ruby.#{kind}", type: kind)
  queues = keys.map do |own|
    queue = channel.queue("", exclusive: true)
    own.each { |key| queue.bind(exchange, routing_key: key) }
    queue
  end
  messages.each { |key, body| exchange.publish(body, routing_key: key) }
  queues.zip(counts).each_with_index do |(queue, count), index|
    puts "#{kind} #{index} #{got(queue, count).join(' ')}"
  end
  exchange.delete
end

logs(channel, "fanout", [[""], [""]], [["", "x"]], [1, 1])
logs(channel, "direct", [["error"], %w[info error]], [%w[info i], %w[error e]], [1, 2])
logs(channel, "topic", [["kern.*"], ["#"]], [%w[kern.critical k], %w[cron c]], [1, 2])

requests = channel.queue("ruby.rpc")
requests.subscribe do |_, properties, body|
  channel.default_exchange.publish(
    (body.to_i**2).to_s, routing_key: properties.reply_to,
    correlation_id: properties.correlation_id)
end
answers = Queue.new
client = connection.create_channel
replies = client.queue("", exclusive: true)
replies.subscribe { |_, properties, body| answers << "#{properties.correlation_id} #{body}" }
client.default_exchange.publish(
  "20", routing_key: "ruby.rpc", correlation_id: "7", reply_to: replies.name)
puts "rpc #{Timeout.timeout(10) { answers.pop }}"

confirming = connection.create_channel
confirming.confirm_select
100.times { |n| confirming.default_exchange.publish(n.to_s, routing_key: hello.name) }
puts "confirms #{confirming.wait_for_confirms}"
[hello, tasks, requests].each(&:delete)
connection.close
