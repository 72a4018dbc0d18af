package io.marram.emulator.components.timer;

/** When a timer ticks. */
sealed interface TimerSettings permits Interval, CronTimes {}
