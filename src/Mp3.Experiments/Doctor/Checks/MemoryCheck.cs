// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Studies;

namespace Mp3.Experiments.Doctor.Checks;

/// <summary>Memory, in guests of the first study at full size.</summary>
internal static class MemoryCheck
{
    private const string Name = "memory";
    private const string AnyRelease = "";

    private static IStudy Usual => StudyList.All[0];

    /// <summary>Memory of this machine that the largest guest of the first study takes with its defaults, MiB.</summary>
    /// <param name="release">Release of the guest's kernel; null: not known.</param>
    public static int FullSizeGuestMib(string? release) => GuestMib(release, divisor: 1);

    /// <param name="host">The machine.</param>
    /// <param name="guestMib">Memory of a guest of full size, MiB.</param>
    public static DoctorFinding Of(Host host, int guestMib)
    {
        int needed = guestMib + GuestScheduler.OverheadMib;
        if (host.AvailableMib >= needed)
        {
            int guests = GuestScheduler.DefaultJobs(host.Cores, host.AvailableMib, guestMib);
            long fitting = host.AvailableMib / needed;
            return new DoctorFinding(
                Name,
                FindingState.Ok,
                $"{host.AvailableMib:N0} MiB available, room for {fitting:N0} guests of full size ({guestMib:N0} MiB and QEMU's own {GuestScheduler.OverheadMib}); {guests} at once with these cores");
        }

        string? smaller = Enumerable.Range(1, 5)
            .Select(power => 1 << power)
            .Where(divisor => GuestMib(null, divisor) + GuestScheduler.OverheadMib <= host.AvailableMib)
            .Select(divisor => $"mp3 {Usual.Name} --scale 1/{divisor}")
            .FirstOrDefault();
        return new DoctorFinding(
            Name,
            FindingState.Missing,
            $"{host.AvailableMib:N0} MiB available, and one guest of full size takes {needed:N0}: free some{(smaller is null ? "" : ", or run a smaller study")}",
            smaller);
    }

    private static int GuestMib(string? release, int divisor) =>
        StudyWords.Read(Usual, "--scale", $"1/{divisor}").Want(release ?? AnyRelease, GuestAccelerator.Tcg).HostMib;
}
