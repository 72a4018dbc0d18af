package io.marram.emulator.aws.rules;

/**
 * How a rule is doing; counts are of this run of the twin.
 *
 * @param sql the rule's statement
 * @param state what the rule does with messages
 * @param matched messages for which the statement had a result
 * @param succeeded actions that were done
 * @param failed actions that were not done, errorAction included
 * @param parseErrors messages that the statement could not be evaluated on, such as binary ones;
 *     like on AWS no action has them
 * @param waiting messages that the rule has taken and not finished
 */
public record RuleStatus(
    String name,
    String sql,
    State state,
    long matched,
    long succeeded,
    long failed,
    long parseErrors,
    long waiting) {

  /** What a rule does with messages. */
  public enum State {
    /** It takes them and acts on them. */
    ACTIVE,
    /** A rule of an earlier run: it takes them, and acts when it has been created again. */
    TAKING,
    /** It lets them pass. */
    DISABLED
  }
}
