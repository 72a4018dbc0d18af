/** Lines kept in rotating files within a budget of disk. Pure: no clock and no threads. */
package io.marram.anomaly.journal;
