package io.eventops.gateway.forward.http;

import io.eventops.gateway.forward.Rotation;
import io.eventops.gateway.forward.ServiceRoutes;
import io.eventops.platform.cluster.Directory;
import io.eventops.platform.cluster.Endpoint;
import io.eventops.platform.http.Answer;
import io.eventops.platform.http.Api;
import io.eventops.platform.http.Problem;
import io.eventops.platform.http.ProblemType;
import io.eventops.platform.http.Request;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands a request to one of the processes that serve its path, and the answer back as it streams.
/// A process that accepts no connection is passed over; when none does, the sender may try again
/// later. What is a service's of this process itself is never handed over: that no route of it fits
/// is the answer.
public final class Forwarding {
  private static final Logger LOGGER = LoggerFactory.getLogger(Forwarding.class);
  private static final int CONNECT_MS = 2_000;
  private static final int KEPT_SECONDS = 60;

  /// Longer than an answer may take, and than a stream is silent.
  private static final int IDLE_SECONDS = 120;
  private static final int MOST_CONNECTIONS = 1_000;
  private static final int MOST_WAITING = 5_000;
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Directory directory;
  private final Set<String> here;
  private final HttpClient client;
  private final Rotation rotation = new Rotation();
  private final HttpProxy proxy;

  /// @param here services of this process
  public Forwarding(Vertx vertx, Directory directory, Set<String> here) {
    this.directory = directory;
    this.here = here;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(CONNECT_MS)
                .setKeepAliveTimeout(KEPT_SECONDS)
                .setIdleTimeout(IDLE_SECONDS)
                // the body goes through as it is
                .setDecompressionSupported(false),
            new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS).setMaxWaitQueueSize(MOST_WAITING));
    this.proxy = HttpProxy.reverseProxy(client).origin(this::connect).addInterceptor(new Caller());
  }

  /// After all other routes, and only where others have theirs: a route that takes everything
  /// would hide that an address does not take a method.
  public void mount(Router router) {
    for (String template : ServiceRoutes.templatesWithout(here)) {
      router.route(template).order(Integer.MAX_VALUE - 1).handler(this::forward);
    }
  }

  private void forward(RoutingContext context) {
    String path = context.normalizedPath();
    Optional<String> service = ServiceRoutes.serviceOf(path);
    if (service.isEmpty() || here.contains(service.get())) {
      context.next();
    } else if (directory.of(service.get()).isEmpty()) {
      Api.send(context, unavailable(path));
    } else {
      proxy.handle(context.request());
    }
  }

  private static Answer unavailable(String path) {
    String service = ServiceRoutes.serviceOf(path).orElse("the service");
    Problem problem =
        Problem.later(ProblemType.UNAVAILABLE, service + " is not available, try again", RETRY);
    return ServiceRoutes.isForScripts(path) ? Answer.inOneWord(problem) : Answer.of(problem);
  }

  private Future<HttpClientRequest> connect(ProxyContext context) {
    String service = ServiceRoutes.serviceOf(path(context)).orElse("");
    List<Endpoint> order = rotation.order(directory.of(service));
    return connect(context, order, 0);
  }

  private static String path(ProxyContext context) {
    String path = context.request().proxiedRequest().path();
    return path == null ? "" : path;
  }

  /// Until the first byte is sent nothing has happened, so the next one may be tried.
  private Future<HttpClientRequest> connect(ProxyContext context, List<Endpoint> order, int index) {
    if (index == order.size()) {
      return Future.failedFuture("nobody serves " + path(context));
    }
    Endpoint endpoint = order.get(index);
    return client
        .request(new RequestOptions().setHost(endpoint.host()).setPort(endpoint.port()))
        .recover(_ -> connect(context, order, index + 1));
  }

  public Future<Void> close() {
    return client.close();
  }

  /// Says on whose behalf the request comes.
  private static final class Caller implements ProxyInterceptor {
    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
      var request = context.request();
      request.putHeader("X-Forwarded-For", Request.remote(request.proxiedRequest()));
      return context.sendRequest().recover(fault -> Future.succeededFuture(broken(context, fault)));
    }

    /// Whether the other side has done what it was asked to is not known then.
    private static ProxyResponse broken(ProxyContext context, Throwable fault) {
      LOGGER
          .atDebug()
          .addKeyValue("path", path(context))
          .addKeyValue("fault", String.valueOf(fault.getMessage()))
          .log("request could not be forwarded");
      Answer answer = unavailable(path(context));
      ProxyResponse response =
          context.request().release().response().setStatusCode(answer.status());
      answer.headers().forEach(response::putHeader);
      return response.setBody(Body.body(answer.body()));
    }
  }
}
