// SPDX-License-Identifier: MIT

using Mp3.Experiments.Workloads;

namespace Mp3.Experiments.Running;

/// <summary>A guest that will be started.</summary>
/// <param name="Name">Name of its run.</param>
/// <param name="Work">What it will cost the host after its boot, as <see cref="ExpectedWork"/> counts.</param>
/// <param name="Forecast">Tells what is left of it; null: its iterations are all that is known.</param>
public sealed record PlannedRun(string Name, double Work, RunForecast? Forecast = null)
{
    public PlannedRun(string name, RunForecast forecast)
        : this(name, forecast.Whole, forecast)
    {
    }
}
