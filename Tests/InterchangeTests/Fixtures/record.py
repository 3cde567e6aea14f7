import pika,json,urllib.request,base64,sys,datetime
amqp,http,out,kind=int(sys.argv[1]),int(sys.argv[2]),sys.argv[3],sys.argv[4]
def api(m,p,b=None):
    r=urllib.request.Request(f'http://127.0.0.1:{http}/api/{p}',method=m,data=None if b is None else json.dumps(b).encode(),headers={'Authorization':'Basic '+base64.b64encode(b'guest:guest').decode(),'content-type':'application/json'})
    d=urllib.request.urlopen(r).read(); return json.loads(d) if d else None
V='warren-defs'
try: api('DELETE','vhosts/'+V)
except Exception: pass
api('PUT','vhosts/'+V,{'description':'for Warren','tags':'test'})
api('PUT','permissions/'+V+'/guest',{'configure':'.*','write':'.*','read':'.*'})
api('PUT','users/warren-app',{'password':'secret','tags':'monitoring,policymaker'})
api('PUT','permissions/'+V+'/warren-app',{'configure':'^app','write':'.*','read':''})
api('PUT','topic-permissions/'+V+'/warren-app',{'exchange':'animals','write':'^lazy','read':'.*'})
api('PUT','policies/'+V+'/limits',{'pattern':'^Q','apply-to':'queues','definition':{'max-length':1000,'overflow':'reject-publish'},'priority':3})
api('PUT','operator-policies/'+V+'/op',{'pattern':'.*','apply-to':'queues','definition':{'expires':3600000},'priority':0})
api('PUT','vhost-limits/'+V+'/max-queues',{'value':500})
p=pika.BlockingConnection(pika.ConnectionParameters('127.0.0.1',amqp,V,pika.PlainCredentials('guest','guest')))
c=p.channel()
c.exchange_declare('animals','topic',durable=True,arguments={'alternate-exchange':'unwanted'})
c.exchange_declare('unwanted','fanout',durable=True)
c.exchange_declare('inner','direct',durable=True,internal=True)
c.exchange_declare('docs','headers',durable=True,auto_delete=True)
c.exchange_declare('dlx','direct',durable=True)
c.queue_declare('Q1',durable=True,arguments={'x-message-ttl':60000,'x-dead-letter-exchange':'dlx','x-dead-letter-routing-key':'q1.dead'})
c.queue_declare('Q2',durable=True,arguments={'x-max-length':1000,'x-overflow':'reject-publish','x-max-length-bytes':5000000000})
c.queue_declare('dead',durable=True)
c.queue_declare('shortlived',durable=False,auto_delete=True,arguments={'x-expires':1800000})
c.queue_declare('佇列 "quoted"\\ \'x\'',durable=True)
c.queue_declare('mine',exclusive=True)
c.queue_bind('Q1','animals','*.orange.*'); c.queue_bind('Q2','animals','*.*.rabbit'); c.queue_bind('Q2','animals','lazy.#')
c.queue_bind('mine','animals','#')
c.queue_bind('dead','dlx','q1.dead'); c.queue_bind('dead','unwanted','')
c.exchange_bind('inner','animals','order.#'); c.queue_bind('佇列 "quoted"\\ \'x\'','inner','order.new')
c.queue_bind('Q1','docs','',arguments={'x-match':'any','format':'pdf','pages':10,'signed':True,'nested':{'a':[1,'two']}})
api('POST','bindings/'+V+'/e/docs/q/Q2',{'routing_key':'f','arguments':{'ratio':1.5,'x-match':'all'}})
c.queue_bind('shortlived','amq.topic','news.#')
whole=api('GET','definitions'); one=api('GET','definitions/'+V)
ok=lambda x: x.get('vhost') in (V,'/') or x.get('name') in ('guest','warren-app','/',V) 
for k,v in whole.items():
    if isinstance(v,list) and k!='global_parameters': whole[k]=[x for x in v if (x.get('vhost') in (V,'/')) or ('vhost' not in x and x.get('name') in ('guest','warren-app','/',V))]
json.dump(whole,open(out+f'/{kind}-broker.json','w'),ensure_ascii=False); json.dump(one,open(out+f'/{kind}-vhost.json','w'),ensure_ascii=False)
p.close(); api('DELETE','vhosts/'+V); api('DELETE','users/warren-app')
