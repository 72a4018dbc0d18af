package io.marram.awsiot.internal;

import io.marram.awsiot.Publication;
import io.marram.contract.ReadingMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the gateway's policy lacks, as far as the broker has shown it. Says each lack once, and when
 * it is gone. Safe for several threads.
 */
final class Permissions {

  private static final Logger logger = LoggerFactory.getLogger(Permissions.class);
  private static final int MOST_LACKS = 1000;
  private static final int MOST_NAMED = 5;
  private static final String EVERY_SENSOR = ReadingMessage.topic("*");

  /** Which topic was forbidden last, by what the policy has to allow. */
  private final Map<String, String> topics = new LinkedHashMap<>();

  private final String pid;

  Permissions(String pid) {
    this.pid = pid;
  }

  /** A publish was forbidden. */
  synchronized void missing(Publication publication, String reason) {
    String lack = lack(publication);
    boolean known = topics.put(lack, publication.topic()) != null;
    if (known) {
      return;
    }
    logger.warn(
        "event=awsiot.publish.not.allowed pid={} topic={} reason=\"{}\" action=\"allow {}\"",
        pid,
        publication.topic(),
        reason,
        lack);
    if (topics.size() > MOST_LACKS) {
      topics.remove(topics.keySet().iterator().next());
    }
  }

  /** A publish on this topic was allowed. */
  synchronized void proven(String topic) {
    if (topics.isEmpty()) {
      return;
    }
    topics
        .entrySet()
        .removeIf(
            lack -> {
              boolean gone = lack.getValue().equals(topic);
              if (gone) {
                logger.info("event=awsiot.publish.allowed pid={} topic={}", pid, topic);
              }
              return gone;
            });
  }

  /** Nothing is known any more: somebody may have corrected the policy. */
  synchronized void forget() {
    topics.clear();
  }

  /** What the policy has to allow; empty if nothing is known. */
  synchronized String missing() {
    String named = topics.keySet().stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    int others = topics.size() - MOST_NAMED;
    return others > 0 ? named + " and " + others + " more" : named;
  }

  private static String lack(Publication publication) {
    String topic = publication.topic();
    String resource = isOfSensor(topic) ? EVERY_SENSOR : topic;
    String actions = publication.retain() ? "iot:Publish and iot:RetainPublish" : "iot:Publish";
    return actions + " on topic/" + resource;
  }

  /** One line of a policy allows the topics of all sensors. */
  private static boolean isOfSensor(String topic) {
    int star = EVERY_SENSOR.indexOf('*');
    return topic.startsWith(EVERY_SENSOR.substring(0, star))
        && topic.endsWith(EVERY_SENSOR.substring(star + 1));
  }
}
