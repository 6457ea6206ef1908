# Builds Hedgerow and runs it as a user without rights; events and metadata live in the volume /data.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /hedgerow
COPY . .
RUN mvn -q -B package -DskipTests -pl server -am

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home hedgerow && mkdir /data && chown hedgerow /data
COPY --from=build /hedgerow/server/target/lib /hedgerow/lib
COPY --from=build /hedgerow/server/target/classes /hedgerow/classes
COPY --from=build /hedgerow/server/src/main/jvm/server.options /hedgerow/
USER hedgerow
VOLUME /data
EXPOSE 8000
ENV HEDGEROW_HOST=0.0.0.0 HEDGEROW_PORT=8000 HEDGEROW_DATA=/data MALLOC_ARENA_MAX=2
HEALTHCHECK CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8000 && printf 'GET /_health HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q 200 <&3"]
ENTRYPOINT ["java", "@/hedgerow/server.options", "-cp", "/hedgerow/classes:/hedgerow/lib/*", "dev.hedgerow.server.Main"]
CMD ["serve"]
