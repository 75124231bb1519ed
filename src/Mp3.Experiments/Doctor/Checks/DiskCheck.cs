// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Doctor.Checks;

/// <summary>Free space where guests, results and kernels go.</summary>
internal static class DiskCheck
{
    /// <summary>A guest's folder: the disk that takes its result, its initramfs, its console. MiB.</summary>
    private const int GuestFolderMib = 256;

    /// <summary>Case study 1 at full size with pictures, amply. MiB.</summary>
    private const int ResultMib = 64;

    /// <summary>A kernel with headers and modules, packed and unpacked. MiB.</summary>
    private const int KernelMib = 512;

    /// <param name="host">The machine.</param>
    /// <param name="guestMib">Memory of a guest of full size, MiB.</param>
    public static IReadOnlyList<DoctorFinding> Of(Host host, int guestMib)
    {
        int guests = GuestScheduler.DefaultJobs(host.Cores, host.AvailableMib, guestMib);
        return
        [
            Place(host, "disk, guests", host.TempFolder, guests * GuestFolderMib, $"{guests} guests at once", "set TMPDIR to a folder with room"),
            Place(host, "disk, results", host.ResultsFolder, ResultMib, "a result", "name a folder with room by --out"),
            Place(host, "disk, cache", host.CacheFolder, host.Kernels.All().Count > 0 ? 0 : KernelMib, "a kernel", "set MP3_CACHE to a folder with room"),
        ];
    }

    private static DoctorFinding Place(Host host, string name, string folder, int neededMib, string what, string remedy)
    {
        long free = host.FreeMib(Existing(folder));
        return free >= neededMib
            ? new DoctorFinding(name, FindingState.Ok, $"{free:N0} MiB free for {folder}")
            : new DoctorFinding(name, FindingState.Missing, $"{free:N0} MiB free for {folder}, and {what} may take {neededMib:N0}", remedy);
    }

    private static string Existing(string folder)
    {
        string path = Path.GetFullPath(folder);
        while (!Directory.Exists(path))
        {
            path = Path.GetDirectoryName(path)!;
        }

        return path;
    }
}
