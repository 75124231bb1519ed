// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Guest;

/// <summary>A kernel that a guest can boot and that the module can be built for. All paths are absolute.</summary>
/// <param name="Release">As <c>uname -r</c> says, such as <c>6.1.0-56-amd64</c>.</param>
/// <param name="VmlinuzPath">The bootable image.</param>
/// <param name="ModulesDir">Folder that holds <c>modules.dep</c> and <c>modules.builtin</c>.</param>
/// <param name="HeadersDir">Folder to build modules in: <c>make -C HeadersDir M=… modules</c>.</param>
public sealed record GuestKernel(string Release, string VmlinuzPath, string ModulesDir, string HeadersDir);
