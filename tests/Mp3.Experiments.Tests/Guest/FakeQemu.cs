// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>A folder with a shell script that is called as QEMU is.</summary>
internal sealed class FakeQemu : IDisposable
{
    private const string Head =
        """
        if [ "$1" = --version ]; then
            echo "QEMU emulator version $version"
            exit
        fi
        if [ "$1" = -L ]; then
            exit
        fi
        for argument; do
            case $argument in
            file:*console.txt) console=${argument#file:} ;;
            file:*progress.txt) progress=${argument#file:} ;;
            */initramfs.cpio) initramfs=$argument ;;
            file=*) result=${argument#file=} result=${result%%,*} ;;
            esac
        done

        """;

    private readonly ScratchFolder _folder = new();

    /// <param name="body">Shell commands that know <c>$initramfs</c>, <c>$console</c>, <c>$progress</c> and <c>$result</c>.</param>
    /// <param name="version">As it says itself.</param>
    public FakeQemu(string body, string version = "7.2.22 (fake)")
    {
        _folder.Write("script.sh", $"version='{version}'\n{Head}{body}\n");
        File.CreateSymbolicLink(Program, FixtureFolder.Script);
    }

    public static GuestMachine Machine { get; } =
        new("/boot/vmlinuz", 256, GuestClock.Virtual, GuestAccelerator.Tcg, 1, []) { ResultMib = 1 };

    public static Initramfs Nothing { get; } = new(new byte[] { 1, 2, 3 }, "");

    /// <summary>Its absolute path.</summary>
    public string Program => Path.Combine(SearchPath, "qemu-system-x86_64");

    /// <summary>The folder, as PATH has it.</summary>
    public string SearchPath => _folder.Path;

    public Task<GuestOutcome> RunAsync(Action<string>? onProgress = null, CancellationToken cancellation = default) =>
        Qemu.Find(SearchPath).RunAsync(Machine, Nothing, onProgress ?? (_ => { }), cancellation);

    public void Dispose() => _folder.Dispose();
}
