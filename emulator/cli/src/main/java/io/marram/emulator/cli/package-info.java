/**
 * The command line: {@code Marram} lists the verbs, and each has a package below this one. It runs
 * what is shipped (the packages, the functions' jars) on this machine and speaks to it as any
 * client would: MQTT, SQS, Lambda.
 */
package io.marram.emulator.cli;
