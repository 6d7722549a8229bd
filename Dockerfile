# One image per service, from the apps that `./eventops build` has made:
#   docker build --build-arg SERVICE=event-ingest -t eventops/event-ingest .
FROM eclipse-temurin:25-jre
ARG SERVICE

RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin eventops \
    && mkdir -p /app /data && chown eventops /data
WORKDIR /app
# what changes rarely comes first
COPY ${SERVICE}/target/app/lib lib/
COPY deploy/healthy bin/healthy
COPY ${SERVICE}/target/app/bin bin/
COPY ${SERVICE}/target/app/own own/
COPY deploy/train /tmp/train
# start-up takes half the time with what a first start has learnt; it belongs to exactly these jars
RUN ln -s "${SERVICE}" bin/service && /tmp/train && rm /tmp/train

USER eventops
WORKDIR /data
ENV EVENTOPS_DATA_DIRECTORY=/data
EXPOSE 8080 9090
ENTRYPOINT ["/app/bin/service"]
