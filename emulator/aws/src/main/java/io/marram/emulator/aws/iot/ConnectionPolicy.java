package io.marram.emulator.aws.iot;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one connection may do. It remembers its latest answers, since a connection asks the same
 * again and again. For one thread at a time.
 */
public final class ConnectionPolicy {

  private static final int REMEMBERED = 512;

  private final Map<IotAction, List<Glob>> allowed = new EnumMap<>(IotAction.class);
  private final Map<IotAction, List<Glob>> denied = new EnumMap<>(IotAction.class);
  private final Map<IotAction, Map<String, Boolean>> answers = new EnumMap<>(IotAction.class);

  ConnectionPolicy() {}

  void add(boolean allow, IotAction action, List<Glob> resources) {
    (allow ? allowed : denied).computeIfAbsent(action, key -> new ArrayList<>()).addAll(resources);
  }

  /**
   * Whether the action is allowed.
   *
   * @param name a client id for {@code CONNECT}, a topic filter for {@code SUBSCRIBE}, otherwise a
   *     topic
   */
  public boolean allows(IotAction action, String name) {
    return answers
        .computeIfAbsent(action, key -> new LatestAnswers())
        .computeIfAbsent(name, key -> decide(action, key));
  }

  private boolean decide(IotAction action, String name) {
    String resource = action.resource(name);
    return !matches(denied, action, resource) && matches(allowed, action, resource);
  }

  private static boolean matches(
      Map<IotAction, List<Glob>> patterns, IotAction action, String resource) {
    return patterns.getOrDefault(action, List.of()).stream()
        .anyMatch(pattern -> pattern.matches(resource));
  }

  private static final class LatestAnswers extends LinkedHashMap<String, Boolean> {

    private static final long serialVersionUID = 1L;

    LatestAnswers() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > REMEMBERED;
    }
  }
}
