// SPDX-License-Identifier: MIT

using Mp3.Reader.Strategies;

namespace Mp3.Reader.Tests.Strategies;

/// <summary>Waits in a simulation, then is stalled: SIGSTOP between the wake-up and the first look.</summary>
/// <param name="simulation">The simulation.</param>
/// <param name="wait">What wakes; it gets the position that is waited for.</param>
/// <param name="stallsNs">How long the monitor stands still after each wake-up; none after the last of them.</param>
internal sealed class SimulatedWaiter(
    Simulation simulation, Func<ulong, WaitOutcome> wait, IEnumerable<ulong> stallsNs) : IWaiter
{
    private readonly Queue<ulong> _stallsNs = new(stallsNs);

    public WaitOutcome Wait(ulong position, CancellationToken token)
    {
        WaitOutcome outcome = wait(position);
        if (_stallsNs.TryDequeue(out ulong stallNs))
        {
            simulation.Pass(simulation.NowNs + stallNs);
            simulation.InterruptWriter();
        }

        return outcome;
    }

    public void Dispose()
    {
        // The simulation is the test's.
    }
}
