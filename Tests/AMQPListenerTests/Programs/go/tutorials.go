// What RabbitMQ's tutorials one to seven do, in Go. usage: tutorials PORT
package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

func must(err error) {
	if err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
}

func take(deliveries <-chan amqp.Delivery) amqp.Delivery {
	select {
	case delivery := <-deliveries:
		return delivery
	case <-time.After(10 * time.Second):
		must(fmt.Errorf("nothing came"))
		panic("never")
	}
}

func open(connection *amqp.Connection) *amqp.Channel {
	channel, err := connection.Channel()
	must(err)
	return channel
}

func publish(channel *amqp.Channel, exchange, key, body string, message amqp.Publishing) {
	message.Body = []byte(body)
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	must(channel.PublishWithContext(ctx, exchange, key, false, false, message))
}

func bound(channel *amqp.Channel, exchange string, keys ...string) <-chan amqp.Delivery {
	queue, err := channel.QueueDeclare("", false, false, true, false, nil)
	must(err)
	for _, key := range keys {
		must(channel.QueueBind(queue.Name, key, exchange, false, nil))
	}
	deliveries, err := channel.Consume(queue.Name, "", true, false, false, false, nil)
	must(err)
	return deliveries
}

func logs(channel *amqp.Channel, kind string, keys [][]string, messages [][2]string, counts []int) {
	must(channel.ExchangeDeclare("go."+kind, kind, true, false, false, false, nil))
	var consumers []<-chan amqp.Delivery
	for _, own := range keys {
		consumers = append(consumers, bound(channel, "go."+kind, own...))
	}
	for _, message := range messages {
		publish(channel, "go."+kind, message[0], message[1], amqp.Publishing{})
	}
	for index, count := range counts {
		fmt.Print(kind, " ", index)
		for ; count > 0; count-- {
			fmt.Print(" ", string(take(consumers[index]).Body))
		}
		fmt.Println()
	}
	must(channel.ExchangeDelete("go."+kind, false, false))
}

func main() {
	connection, err := amqp.Dial("amqp://guest:guest@127.0.0.1:" + os.Args[1] + "/")
	must(err)
	channel := open(connection)

	queue, err := channel.QueueDeclare("go.hello", false, false, false, false, nil)
	must(err)
	publish(channel, "", queue.Name, "Hello World!", amqp.Publishing{ContentType: "text/plain"})
	hello, err := channel.Consume(queue.Name, "", true, false, false, false, nil)
	must(err)
	fmt.Println("hello", string(take(hello).Body))

	_, err = channel.QueueDeclare("go.tasks", true, false, false, false, nil)
	must(err)
	var workers []<-chan amqp.Delivery
	for i := 0; i < 2; i++ {
		own := open(connection)
		must(own.Qos(1, 0, false))
		worker, err := own.Consume("go.tasks", "", false, false, false, false, nil)
		must(err)
		workers = append(workers, worker)
	}
	for _, task := range []string{"a...", "b.", "c."} {
		publish(channel, "", "go.tasks", task, amqp.Publishing{DeliveryMode: amqp.Persistent})
	}
	long, short := take(workers[0]), take(workers[1])
	must(short.Ack(false))
	last := take(workers[1])
	fmt.Println("work", string(long.Body), string(short.Body), string(last.Body))
	must(long.Ack(false))
	must(last.Ack(false))

	logs(channel, "fanout", [][]string{{""}, {""}}, [][2]string{{"", "x"}}, []int{1, 1})
	logs(channel, "direct", [][]string{{"error"}, {"info", "error"}},
		[][2]string{{"info", "i"}, {"error", "e"}}, []int{1, 2})
	logs(channel, "topic", [][]string{{"kern.*"}, {"#"}},
		[][2]string{{"kern.critical", "k"}, {"cron", "c"}}, []int{1, 2})

	_, err = channel.QueueDeclare("go.rpc", false, false, false, false, nil)
	must(err)
	server, err := open(connection).Consume("go.rpc", "", false, false, false, false, nil)
	must(err)
	replies, err := channel.QueueDeclare("", false, false, true, false, nil)
	must(err)
	answers, err := channel.Consume(replies.Name, "", true, false, false, false, nil)
	must(err)
	publish(channel, "", "go.rpc", "20",
		amqp.Publishing{CorrelationId: "7", ReplyTo: replies.Name})
	call := take(server)
	n, err := strconv.Atoi(string(call.Body))
	must(err)
	publish(channel, "", call.ReplyTo, strconv.Itoa(n*n),
		amqp.Publishing{CorrelationId: call.CorrelationId})
	must(call.Ack(false))
	answer := take(answers)
	fmt.Println("rpc", answer.CorrelationId, string(answer.Body))

	confirming := open(connection)
	must(confirming.Confirm(false))
	confirms := confirming.NotifyPublish(make(chan amqp.Confirmation, 100))
	for number := 0; number < 100; number++ {
		publish(confirming, "", "go.hello", strconv.Itoa(number), amqp.Publishing{})
	}
	acknowledged := 0
	for i := 0; i < 100; i++ {
		if (<-confirms).Ack {
			acknowledged++
		}
	}
	fmt.Println("confirms", acknowledged)
	for _, name := range []string{"go.hello", "go.tasks", "go.rpc"} {
		_, err = channel.QueueDelete(name, false, false, false)
		must(err)
	}
	must(connection.Close())
}
