// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;
using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Doctor;

/// <summary>The machine that is looked at.</summary>
/// <param name="SearchPath">Folders of programs with colons between them.</param>
/// <param name="Kernels">Kernels for guests.</param>
/// <param name="CacheFolder">Where kernels and verdicts are kept.</param>
/// <param name="ResultsFolder">Where results go; it need not exist.</param>
/// <param name="TempFolder">Where a guest's files go while it runs.</param>
/// <param name="FontsFolder">Where the pictures' fonts are.</param>
/// <param name="IncludeFolder">Where the C library's headers are.</param>
/// <param name="KvmDevice">The device of KVM.</param>
/// <param name="Checkout">Root of the checkout; null: there is none.</param>
/// <param name="Cores">Processors.</param>
/// <param name="AvailableMib">Memory that guests can have, MiB.</param>
internal sealed record Host(
    string SearchPath,
    KernelCache Kernels,
    string CacheFolder,
    string ResultsFolder,
    string TempFolder,
    string FontsFolder,
    string IncludeFolder,
    string KvmDevice,
    string? Checkout,
    int Cores,
    long AvailableMib)
{
    /// <summary>Whether the loader finds a shared library.</summary>
    public Func<string, bool> HasLibrary { get; init; } = name => NativeLibrary.TryLoad(name, out _);

    /// <summary>The QEMU that guests would run in.</summary>
    public Func<Qemu> FindQemu => ChooseQemu ?? (() => Qemu.Find(SearchPath));

    /// <summary>Another way to find it than the search path; null: there is none.</summary>
    public Func<Qemu>? ChooseQemu { get; init; }

    /// <summary>Free space of the file system that holds a folder, MiB.</summary>
    public Func<string, long> FreeMib { get; init; } = folder => new DriveInfo(folder).AvailableFreeSpace / (1024 * 1024);

    /// <param name="resultsFolder">Where results go.</param>
    /// <param name="qemu">Another QEMU than the one on PATH; null: not said.</param>
    public static Host ThisMachine(string resultsFolder, string? qemu = null) => new(
        Environment.GetEnvironmentVariable("PATH") ?? "",
        KernelCache.OfThisMachine(),
        Guest.CacheFolder.Path,
        resultsFolder,
        Path.GetTempPath(),
        ChartFonts.SystemFolder,
        "/usr/include",
        "/dev/kvm",
        Repository.Containing(Directory.GetCurrentDirectory()) ?? Repository.Containing(AppContext.BaseDirectory),
        Environment.ProcessorCount,
        GuestScheduler.AvailableMib())
    {
        ChooseQemu = () => Qemu.Choose(qemu),
    };

    /// <summary>Whether there is such a program.</summary>
    public bool Has(string program) => Programs.Find(program, SearchPath) is not null;
}
