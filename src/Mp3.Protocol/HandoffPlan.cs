// SPDX-License-Identifier: MIT

namespace Mp3.Protocol;

/// <summary>Scenarios, each with a ring capacity and a delay, in which monitors of several kinds read the same ring.</summary>
/// <param name="MonitorPeriodMs">Time between two looks of a monitor, ms.</param>
/// <param name="TickMs">Time between two samples, ms.</param>
/// <param name="Strategies">The monitors, by the names of their strategies; all run at once.</param>
/// <param name="Workload">The process that is sampled; it is killed when the scenario is over.</param>
/// <param name="Delay">How the monitors are delayed.</param>
/// <param name="StallAtMs">When the delay begins, ms after the common start.</param>
/// <param name="LengthMs">When the workload ends, ms after the common start.</param>
/// <param name="Scenarios">What is run, one after the other, each with the module loaded anew.</param>
public sealed record HandoffPlan(
    int MonitorPeriodMs,
    int TickMs,
    IReadOnlyList<string> Strategies,
    ProcessPlan Workload,
    HandoffDelay Delay,
    int StallAtMs,
    int LengthMs,
    IReadOnlyList<HandoffScenario> Scenarios);

/// <summary>A kind of delay.</summary>
/// <param name="Kind">As the user names it.</param>
/// <param name="Stops">The monitors are stopped (SIGSTOP) for that time.</param>
/// <param name="RealTime">Those processes have real-time priority.</param>
/// <param name="Load">Processes that run for that time and are killed at its end.</param>
public sealed record HandoffDelay(string Kind, bool Stops, bool RealTime, IReadOnlyList<ProcessPlan> Load);

/// <summary>One point of the plan.</summary>
/// <param name="Name">Unique within the plan.</param>
/// <param name="Capacity">Capacity that the module is asked for, records; it rounds up to a power of two.</param>
/// <param name="StallMs">How long the delay lasts, ms; 0: there is none.</param>
public sealed record HandoffScenario(string Name, int Capacity, int StallMs);
