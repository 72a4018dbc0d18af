package io.marram.emulator.aws.rules;

import java.util.concurrent.atomic.LongAdder;

/** Counts of one rule; they stay when the rule is replaced. */
final class RuleMetrics {

  final LongAdder matched = new LongAdder();
  final LongAdder succeeded = new LongAdder();
  final LongAdder failed = new LongAdder();
  final LongAdder parseErrors = new LongAdder();
}
