/**
 * How fast the parts are, measured by JMH. {@code java -jar benchmarks/target/benchmarks.jar} runs
 * all of them; docs/benchmarks.md says what was seen on which machine.
 */
package io.marram.benchmarks;
