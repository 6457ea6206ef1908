package dev.hedgerow.server.demo;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** One event of the story: its moment, and the object that an SDK would send for it. */
public record DemoEvent(Instant at, ObjectNode json) {}
