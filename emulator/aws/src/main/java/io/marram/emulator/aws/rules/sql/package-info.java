/**
 * The part of AWS IoT SQL 2016-03-23 that Marram's topic rules use: text to typed tree, tree and
 * message to JSON. Pure: no clock, no threads, no I/O.
 */
package io.marram.emulator.aws.rules.sql;
