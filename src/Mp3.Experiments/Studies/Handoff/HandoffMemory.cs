// SPDX-License-Identifier: MIT

using System.Runtime.CompilerServices;
using Mp3.Experiments.Machines;
using Mp3.Protocol;
using Mp3.Reader.Logs;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>Memory of the guest of case study 3: all logs stay in it until the sweep is over.</summary>
/// <param name="Layout">RAM and swap.</param>
/// <param name="ResultMib">Size of the disk that takes the logs, MiB.</param>
internal sealed record HandoffMemory(GuestLayout Layout, int ResultMib)
{
    private const int Strategies = 4;
    private const int DefaultMib = 1024;

    /// <summary>Small, so that a process of its size is soon everywhere in it.</summary>
    private const int DefaultThrashingMib = 256;

    /// <summary>Kernel, programs, the largest ring, and what a kernel keeps free, MiB.</summary>
    private const int FixedMib = 160;

    /// <summary>The disk's share beside the logs, and a device's beside what must go out to it, MiB.</summary>
    private const int ReserveMib = 32;

    private const int LargestLogsMib = 1024;

    /// <param name="options">What the user chose.</param>
    /// <param name="scenarios">Number of scenarios.</param>
    /// <param name="recordsInScenario">Records that the module writes in one of them.</param>
    public static HandoffMemory For(HandoffOptions options, int scenarios, long recordsInScenario)
    {
        // The naive monitor may log a little more than there was; twice, since the result is a copy of the logs.
        double bytes = (double)scenarios * Strategies * recordsInScenario * Unsafe.SizeOf<LoggedRecord>() * 1.1;
        int logs = (int)Math.Ceiling(bytes / (1 << 20));
        if (logs > LargestLogsMib)
        {
            throw Mp3Exception.Usage(
                $"{scenarios} scenarios would log {logs:N0} MiB, and {LargestLogsMib:N0} fit: choose fewer --capacity or --stall, or a longer --tick");
        }

        bool swaps = options.Delay == DelayKind.Memory;
        int ram = options.MemoryMib ?? (swaps ? DefaultThrashingMib : Math.Max(DefaultMib, FixedMib + (2 * logs)));
        int least = FixedMib + (swaps ? 0 : 2 * logs);
        if (ram < least)
        {
            throw Mp3Exception.Usage($"--memory {ram} is too little: these scenarios need {least:N0} MiB at least");
        }

        // One guest runs the whole sweep and keeps all its logs.
        int swap = swaps ? Math.Max(GuestLayout.SwapPerRam * ram, ram + (2 * logs) + ReserveMib) : 0;
        return new HandoffMemory(new GuestLayout(ram, swap), logs + ReserveMib);
    }
}
