// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;
using Mono.Unix.Native;
using Mp3.Protocol;

namespace Mp3.Agent.Handoff;

/// <summary>Loads the mp3 module anew, with other parameters. Nobody may have the device open.</summary>
internal static class ModuleLoader
{
    private const string ModulePath = "/lib/modules/mp3.ko";
    private const string ModuleName = "mp3";

    /// <param name="parameters">As insmod(8) takes them, with spaces between them.</param>
    /// <exception cref="Mp3Exception">Failed: it can't be unloaded or loaded.</exception>
    public static void Reload(string parameters)
    {
        if (Libc.DeleteModule(Libc.SysDeleteModule, ModuleName, Libc.NonBlocking) != 0)
        {
            throw Failure("unload");
        }

        int fd = Syscall.open(ModulePath, OpenFlags.O_RDONLY | OpenFlags.O_CLOEXEC);
        if (fd < 0)
        {
            throw Mp3Exception.Failed($"cannot open {ModulePath}: {Stdlib.GetLastError()}");
        }

        try
        {
            if (Libc.FinitModule(Libc.SysFinitModule, fd, parameters, 0) != 0)
            {
                throw Failure($"load with '{parameters}'");
            }
        }
        finally
        {
            _ = Syscall.close(fd);
        }
    }

    private static Mp3Exception Failure(string deed) =>
        Mp3Exception.Failed($"cannot {deed} the module: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
}
