// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Doctor;
using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Doctor;

/// <summary>A machine that is made up: it has all that the main job needs, until a test takes something away.</summary>
internal sealed class MadeHost : IDisposable
{
    private const string Release = "6.1.0-56-amd64";

    private readonly ScratchFolder _folder = new();

    public MadeHost()
    {
        foreach (string folder in (string[])["bin", "cache", "system", "include", "tmp"])
        {
            Directory.CreateDirectory(_folder[folder]);
        }

        foreach (string program in (string[])["gcc", "make", "ld", "strip", "depmod", "dotnet", "setpriv", "setsid", "taskset", "flock", "xz", "chromium"])
        {
            Add(program, "/bin/true");
        }

        Add("busybox", Programs.Find("busybox")!);
        Add("qemu-system-x86_64", Qemu.Find().Path);
        File.WriteAllText(_folder["include/stdio.h"], "");
        AddKernel(Release, headers: true);
    }

    /// <summary>The machine. KVM's device is a folder, which nobody can open.</summary>
    public Host Host => new(
        _folder["bin"],
        new KernelCache(_folder["cache"], _folder["system"]),
        _folder["cache"],
        _folder["results/of/mine"],
        _folder["tmp"],
        ChartFonts.SystemFolder,
        _folder["include"],
        _folder["cache"],
        _folder.Path,
        Cores: 4,
        AvailableMib: 16_384)
    {
        HasLibrary = _ => true,
        FreeMib = _ => 100_000,
    };

    public void Add(string program, string target) => File.CreateSymbolicLink(_folder["bin/" + program], target);

    public void Remove(string file)
    {
        if (Directory.Exists(_folder[file]))
        {
            Directory.Delete(_folder[file], recursive: true);
        }
        else
        {
            File.Delete(_folder[file]);
        }
    }

    public void AddKernel(string release, bool headers)
    {
        string root = _folder[$"cache/kernels/{release}"];
        string modules = Path.Combine(root, "lib/modules", release);
        Directory.CreateDirectory(Path.Combine(modules, headers ? "build" : "."));
        Directory.CreateDirectory(Path.Combine(root, "boot"));
        File.WriteAllText(Path.Combine(root, "boot", "vmlinuz-" + release), "");
        File.WriteAllText(Path.Combine(modules, "modules.dep"), "");
        File.WriteAllText(Path.Combine(root, "complete"), "");
        if (headers)
        {
            File.WriteAllText(Path.Combine(modules, "build", "Makefile"), "");
        }
    }

    public Task<Diagnosis> ExamineAsync() => ExamineAsync(Host);

    public static Task<Diagnosis> ExamineAsync(Host host) =>
        Examination.RunAsync(host, wantedKernel: null, probeAgain: false, TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Dispose();
}
