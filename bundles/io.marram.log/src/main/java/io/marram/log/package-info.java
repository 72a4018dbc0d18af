/** What others wrote, fit for the log. */
package io.marram.log;
